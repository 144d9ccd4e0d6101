import { z } from "zod";
import { containerPathSchema } from "./container";
import { ebsSchema } from "./ebs";
import { efsSchema } from "./efs";

/** A volume of a service's tasks. */
const volumeSchema = z.strictObject({
    path: containerPathSchema.describe("Where the service's own container finds it: an absolute path."),
    readOnly: z.boolean().default(false).describe("Whether the container may only read it. @default false"),
    efs: efsSchema
        .optional()
        .describe("A file system of EFS, which all tasks of the service share and which outlives them. @default none"),
    ebs: ebsSchema
        .optional()
        .describe("A disk of EBS, which each task has for itself, and which is gone with it. @default none"),
});

/** The volumes of a service's tasks, by name. */
export const volumesSchema = z.record(
    z.string().regex(/^[a-z][a-z0-9-]{0,19}[a-z0-9]$/, {
        error: (issue) =>
            `"${String(issue.input)}" is not a volume's name; use 2 to 21 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen`,
    }),
    volumeSchema,
);

/** A volume, checked and with its defaults. */
export type VolumeSpec = z.output<typeof volumeSchema>;
