import { z } from "zod";
import { highestRulePriority } from "../aws/limits";
import { isSection, show } from "./show";

/** The wildcards that an ALB evaluates in a rule. Source: Quotas for your Application Load Balancers. */
const mostWildcards = 5;
const wildcards = (pattern: string) => pattern.match(/[*?]/g)?.length ?? 0;

/** A path that an ALB rule compares with the request's, with `*` for any characters and `?` for exactly one. */
export const pathPattern = z
    .string()
    .max(128, "is longer than the 128 characters that an ALB allows; shorten it")
    .superRefine((path, context) => {
        const wrong = /[^A-Za-z0-9_\-.$/~"'@:+&*?]/.exec(path)?.[0];
        if (!path.startsWith("/")) {
            context.addIssue({ code: "custom", message: `"${path}" must start with "/"; write "/${path}"` });
        } else if (wrong !== undefined) {
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions
            const instead = /[{}]/.test(wrong)
                ? `; write * for a parameter, as in "${path.replace(/\{[^}]*\}?/g, "*")}"`
                : "";
            context.addIssue({
                code: "custom",
                message: `"${path}" has a character that an ALB does not accept: "${wrong}" (allowed: A-Z a-z 0-9 _-.$/~"'@:+& and the wildcards * ?)${instead || "; remove it"}`,
            });
        } else if (wildcards(path) > mostWildcards) {
            context.addIssue({
                code: "custom",
                message: `"${path}" has more than ${mostWildcards} wildcards; an ALB evaluates ${mostWildcards} in a rule, so use fewer`,
            });
        }
    });

const hostPattern = z
    .string()
    .max(128, "is longer than the 128 characters that an ALB allows; shorten it")
    .regex(
        /^[A-Za-z0-9\-.*?]+$/,
        "has a character that an ALB does not accept in a host name; use letters, digits, - . and the wildcards * ?",
    )
    .regex(/\./, "needs at least one dot; write for example api.example.com");

const priorityError = (input: unknown) =>
    `must be a whole number from 1 to ${highestRulePriority}, got ${show(input)}; write for example 100, or remove it`;

/** Which requests reach a service: a path, or a host and a path. */
export const routeSchema = z.union(
    [
        pathPattern,
        z
            .strictObject({
                host: hostPattern
                    .optional()
                    .describe("The host name that the request must have, in any letter case. @default - any host"),
                path: pathPattern.optional().describe("The path that the request must have. @default /*"),
                priority: z
                    .int({ error: ({ input }) => priorityError(input) })
                    .min(1, { error: ({ input }) => priorityError(input) })
                    .max(highestRulePriority, { error: ({ input }) => priorityError(input) })
                    .optional()
                    .describe(
                        "The place of its listener rule, where the computed one won't do: a lower number is looked at first. @default - computed: the more specific route first",
                    ),
            })
            .superRefine(({ host, path }, context) => {
                if (host === undefined && path === undefined)
                    context.addIssue({ code: "custom", message: 'names neither a host nor a path; write "/orders/*"' });
                if (host !== undefined && wildcards(host) + wildcards(path ?? "/*") > mostWildcards)
                    context.addIssue({
                        code: "custom",
                        message: `has more than ${mostWildcards} wildcards in host and path; an ALB evaluates ${mostWildcards} in a rule, so use fewer`,
                    });
            }),
    ],
    {
        error: ({ input }) =>
            typeof input === "string" || isSection(input)
                ? undefined
                : `must be a path such as "/orders/*", or a host and a path, got ${show(input)}; write "/orders/*"`,
    },
);

/** A route as it is written. */
export type RouteInput = z.input<typeof routeSchema>;
