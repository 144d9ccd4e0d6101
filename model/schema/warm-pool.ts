import { z } from "zod";
import { show } from "./show";

/** The option `warmPool` of an Auto Scaling group: instances that have started once and wait, to be there sooner. */
export const warmPoolSchema = z.strictObject({
    min: z.int().min(0).max(5000).default(0).describe("The fewest instances that wait. @default 0"),
    maxPrepared: z
        .int()
        .min(0)
        .max(5000)
        .optional()
        .describe(
            "The most instances that are prepared, those of the group counted with those that wait: as many wait as it is above the group's. @default - the group's `max`",
        ),
    state: z
        .enum(["stopped", "running", "hibernated"], {
            error: ({ input }) =>
                `must be stopped, running or hibernated, got ${show(input)}; write stopped, which bills volumes only`,
        })
        .default("stopped")
        .describe(
            "What instances are while they wait: `stopped` (AWS bills their volumes), `running` (they are billed whole), or `hibernated` with an image of your own that can. @default stopped",
        ),
});

/** The option `warmPool`, checked and with its defaults. */
export type WarmPoolSpec = z.output<typeof warmPoolSchema>;
