import { z } from "zod";
import { show } from "./show";
import { healthCommandSchema } from "./sidecar";
import { duration } from "./units";

/** Codes such as 200, ranges such as 200-299, and lists of both, within what a target group takes. */
function isMatcher(text: string): boolean {
    return text.split(",").every((part) => {
        const [, from, to = from] = /^([2-4]\d\d)(?:-([2-4]\d\d))?$/.exec(part) ?? [];
        return from !== undefined && to !== undefined && from <= to;
    });
}

const matcherError = {
    error: ({ input }: { input?: unknown }) =>
        `must be codes or ranges from 200 to 499, got ${show(input)}; write 200, or "200-299"`,
};

/** When a task of a service counts as healthy. */
export const healthSchema = z.strictObject({
    path: z
        .string()
        .regex(/^\/\S*$/, {
            error: ({ input }) =>
                `must start with "/" and have no spaces, got ${show(input)}; write "/${String(input).replace(/^\/|\s/g, "")}"`,
        })
        .max(1024)
        .default("/health")
        .describe("The path that the ALB asks. @default /health"),
    expect: z
        .union(
            [
                z.int(matcherError).min(200, matcherError).max(499, matcherError),
                z.string().refine(isMatcher, matcherError),
            ],
            matcherError,
        )
        .default(200)
        .describe("The status codes that mean healthy: a number, or a list or range as text. @default 200"),
    interval: duration("15 s").default("15 s").describe("How often a task is asked, from 5 s to 300 s. @default 15 s"),
    timeout: duration("5 s")
        .default("5 s")
        .describe("How long an answer may take, from 2 s to 120 s and less than the interval. @default 5 s"),
    healthyThreshold: z
        .int()
        .min(2)
        .max(10)
        .default(2)
        .describe("How many good answers in a row make a task healthy. @default 2"),
    unhealthyThreshold: z
        .int()
        .min(2)
        .max(10)
        .default(3)
        .describe("How many bad answers in a row make a task unhealthy. @default 3"),
    startup: duration("60 s")
        .default("60 s")
        .describe("How long a new task may take before bad answers count, up to 300 s. @default 60 s"),
    command: healthCommandSchema
        .optional()
        .describe(
            'The container\'s own health check, as `["CMD", "node", "healthcheck.js"]`. @default - none: only the ALB asks',
        ),
});
