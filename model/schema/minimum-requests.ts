import { z } from "zod";

/** The option `minimumRequests` of what looks at the share of answers with 5xx. */
export const minimumRequestsSchema = z
    .int()
    .min(1)
    .max(1_000_000)
    .default(10)
    .describe(
        "The fewest requests in a minute for `serverErrors` to count: one bad answer of two is no trend. @default 10",
    );
