import { z } from "zod";
import { duration } from "./units";

/** How long a client stays with the task that answered it first: the time alone, or with a cookie of the application's. */
export const stickinessSchema = z.union([
    duration("60 min"),
    z.strictObject({
        duration: duration("60 min").describe("How long a client stays with its task, from 1 s to 10080 min."),
        cookie: z
            .string()
            .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "is not the name of a cookie; write for example SESSION")
            .optional()
            .describe(
                "The name of the cookie that the application sets when it wants the client to come back. @default - the load balancer's own, from the first answer",
            ),
    }),
]);

/** Stickiness as it is written, with its defaults. */
export type StickinessSpec = z.output<typeof stickinessSchema>;
