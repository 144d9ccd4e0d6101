import { z } from "zod";
import { show } from "./show";
import { bytes } from "./units";

/** A volume of EBS: each task has a new one, which is gone with it. */
export const ebsSchema = z.strictObject({
    size: bytes("20 GiB").describe("How much it holds, in whole GiB; with `snapshotId`, no less than the snapshot."),
    type: z
        .enum(["gp3", "io2", "st1", "sc1"])
        .default("gp3")
        .describe(
            "What kind of disk it is: `gp3` (SSD), `io2` (SSD with the operations that `iops` says), `st1` (HDD, read in order) or `sc1` (HDD, seldom read). @default gp3",
        ),
    iops: z
        .int()
        .min(100)
        .optional()
        .describe("Operations a second, of gp3 and io2. @default 3000 for gp3; io2 needs it"),
    throughput: z.int().min(125).max(1000).optional().describe("MiB a second, of gp3: 125 to 1000. @default 125"),
    snapshotId: z
        .string()
        .regex(/^snap-[0-9a-f]+$/, {
            error: ({ input }) => `${show(input)} is not a snapshot's id; write for example snap-0a1b2c3d4e5f67890`,
        })
        .optional()
        .describe("The snapshot whose data it begins with. @default - none: it begins empty"),
    fileSystem: z
        .enum(["xfs", "ext4", "ext3"])
        .default("xfs")
        .describe("Its file system; with `snapshotId`, that of the snapshot. @default xfs"),
});

/** A volume of EBS, checked and with its defaults. */
export type EbsSpec = z.output<typeof ebsSchema>;
