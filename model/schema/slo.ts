import { z } from "zod";
import { latency } from "./units";

/** The service level objectives of a service, over 30 days: alarms tell when it is on its way to miss one. */
export const sloSchema = z.strictObject({
    availability: z
        .number()
        .min(50)
        .max(99.999)
        .optional()
        .describe(
            "The share of requests that must not be answered with 5xx, in percent: 99.9. @default - no objective",
        ),
    latency: z
        .strictObject({
            within: latency("500 ms").describe("The time in which a request is to be answered."),
            percent: z.number().min(50).max(99.999).describe("The share of requests that must be, in percent: 99."),
        })
        .optional()
        .describe("How fast how many requests must be answered. @default - no objective"),
});

/** The service level objectives of a service, checked. */
export type SloSpec = z.output<typeof sloSchema>;
