import { z } from "zod";
import { show } from "./show";
import { keyArnSchema } from "./key-arn";

/**
 * After how long without access a file may move to Infrequent Access.
 * Source: LifecyclePolicy, EFS API reference: TransitionToIA.
 */
const infrequentAccessDays = [
    "1 day",
    "7 days",
    "14 days",
    "30 days",
    "60 days",
    "90 days",
    "180 days",
    "270 days",
    "365 days",
] as const;

/** The highest uid and gid. Source: PosixUser, EFS API reference. */
const highestUserId = 4_294_967_295;

/** An EFS file system: one of the volume's own, or with `fileSystemId` one that is already there. */
export const efsSchema = z.strictObject({
    throughput: z
        .enum(["elastic", "bursting"])
        .default("elastic")
        .describe(
            "What reading and writing may use: `elastic` (as much as is asked for, billed by the GB), or `bursting` (as much as what is stored earns, and included in its price). @default elastic",
        ),
    infrequentAccess: z
        .union([z.enum(infrequentAccessDays), z.literal(false)], {
            error: ({ input }) =>
                `must be one of ${infrequentAccessDays.join(", ")}, or false, got ${show(input)}; write "30 days"`,
        })
        .default("30 days")
        .describe(
            "After how long without access a file moves to the cheaper storage class Infrequent Access, or false for never. @default 30 days",
        ),
    backup: z
        .boolean()
        .optional()
        .describe(
            "Whether AWS Backup keeps a copy a day, for 35 days; they outlive the file system. @default true in production, false elsewhere",
        ),
    owner: z
        .string()
        .regex(/^[1-9]\d{0,9}:\d{1,10}$/, {
            error: ({ input }) =>
                `${show(input)} is no uid:gid of a user other than root; write for example "1000:1000"`,
        })
        .refine((owner) => owner.split(":").every((id) => Number(id) <= highestUserId), {
            error: ({ input }) => `${show(input)} has an id above ${highestUserId}; write for example "1000:1000"`,
        })
        .optional()
        .describe(
            "Whose the files are, as uid:gid: whoever the container runs as, it reads and writes as this user. Before you change `user` on a live service, write here what it was. @default `user` where it is a number, else 1000:1000",
        ),
    key: keyArnSchema
        .optional()
        .describe(
            "A KMS key of your own that the files are encrypted with, by ARN. It can't be changed later without another file system. @default - AWS's own key for EFS",
        ),
    fileSystemId: z
        .string()
        .regex(/^fs-[0-9a-f]+$/, {
            error: ({ input }) => `${show(input)} is not a file system's id; write for example fs-0a1b2c3d4e5f67890`,
        })
        .optional()
        .describe(
            "A file system that is already there: it is used and never changed, so that of the other options only `accessPointId` and `securityGroupId` can be set. @default - one of the volume's own",
        ),
    accessPointId: z
        .string()
        .regex(/^fsap-[0-9a-f]+$/, {
            error: ({ input }) =>
                `${show(input)} is not an access point's id; write for example fsap-0a1b2c3d4e5f67890`,
        })
        .optional()
        .describe("The access point of `fileSystemId` that is mounted. @default - none: its root directory is"),
    securityGroupId: z
        .string()
        .regex(/^sg-[0-9a-f]+$/, {
            error: ({ input }) => `${show(input)} is not a security group's id; write for example sg-0a1b2c3d4e5f67890`,
        })
        .optional()
        .describe(
            "The security group of the mount targets of `fileSystemId`, which it needs: the tasks may reach it at port 2049, and it must let them in.",
        ),
});

/** An EFS file system, checked and with its defaults. */
export type EfsSpec = z.output<typeof efsSchema>;
