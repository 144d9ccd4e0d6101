import { z } from "zod";
import { duration } from "./units";

/** How a new version of a service replaces the old one. */
export const deploymentSchema = z.strictObject({
    minimumHealthyPercent: z
        .int()
        .min(0)
        .max(100)
        .default(100)
        .describe("How many of the tasks stay up during a deployment, in percent. @default 100"),
    maximumPercent: z
        .int()
        .min(100)
        .max(400)
        .default(200)
        .describe("How many tasks may run during a deployment, in percent. @default 200"),
    deregistrationDelay: duration("30 s")
        .default("30 s")
        .describe("How long a task that leaves may finish its requests, up to 3600 s. @default 30 s"),
});
