import { z } from "zod";

/** What a regular expression of an ALB can't have. Source: Transforms for listener rules, Application Load Balancers user guide. */
const unsupported = /\(\?[=!<>]|\\[1-9]|\\[pP]\{|[*+?}]\+|\(\?R\)|\(\?\d/;

function compiles(expression: string): boolean {
    try {
        new RegExp(expression);
        return true;
    } catch {
        return false;
    }
}

const replacement = z.strictObject({
    regex: z
        .string()
        .min(1, "is empty; write for example ^/v1/(.*)$")
        .max(1024, "is longer than the 1024 characters that an ALB allows; shorten it")
        .refine(compiles, "is not a regular expression; write for example ^/v1/(.*)$")
        .refine(
            (expression) => !unsupported.test(expression),
            "has something that an ALB does not know: it has no lookaheads, lookbehinds, backreferences, atomic groups, possessive quantifiers, recursion and \\p{…}",
        )
        .describe("The regular expression that is looked for. What it does not match stays as it is."),
    replace: z
        .string()
        .max(1024, "is longer than the 1024 characters that an ALB allows; shorten it")
        .describe("What stands in place of what was found; $1 is what the first pair of parentheses held."),
});

/** What a load balancer changes in a request before it sends it on. */
export const rewriteSchema = z
    .strictObject({
        stripPrefix: z
            .string()
            .regex(
                /^(\/[A-Za-z0-9_.~-]+)+$/,
                "is not the beginning of a path; write it without wildcards and without a slash at its end, such as /api",
            )
            .optional()
            .describe(
                "The beginning of the path that the service does not see: /api/users becomes /users. @default - none",
            ),
        url: replacement
            .optional()
            .describe("Changes the URL from its path on, with the query string. @default - as it came"),
        host: replacement.optional().describe("Changes the header Host. @default - as it came"),
    })
    .superRefine(({ stripPrefix, url, host }, context) => {
        if (stripPrefix !== undefined && url !== undefined)
            context.addIssue({
                code: "custom",
                message: "has stripPrefix and url, and an ALB rewrites the URL once; keep one of them",
            });
        if (stripPrefix === undefined && url === undefined && host === undefined)
            context.addIssue({
                code: "custom",
                message: "is empty; remove it, or write for example stripPrefix: /api",
            });
    });

/** A rewrite as it is written. */
export type RewriteSpec = z.output<typeof rewriteSchema>;
