import { z } from "zod";
import { conditionValuesPerRule, highestRulePriority, wildcardsPerRule } from "../aws/limits";
import { authenticationSchema } from "./authentication";
import { rewriteSchema } from "./rewrite";
import { routeConditions } from "./route-conditions";
import { isSection, show } from "./show";
import { routeWeights } from "./weights";

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
        } else if (wildcards(path) > wildcardsPerRule) {
            context.addIssue({
                code: "custom",
                message: `"${path}" has more than ${wildcardsPerRule} wildcards; an ALB evaluates ${wildcardsPerRule} in a rule, so use fewer`,
            });
        }
    });

/** A host name that an ALB rule compares with the request's, with `*` for any characters and `?` for exactly one. */
export const hostPattern = z
    .string()
    .max(128, "is longer than the 128 characters that an ALB allows; shorten it")
    .regex(
        /^[A-Za-z0-9\-.*?]+$/,
        "has a character that an ALB does not accept in a host name; use letters, digits, - . and the wildcards * ?",
    )
    .regex(/\./, "needs at least one dot; write for example api.example.com");

const priorityError = (input: unknown) =>
    `must be a whole number from 1 to ${highestRulePriority}, got ${show(input)}; write for example 100, or remove it`;

/** The place of a listener rule among all of its listener. */
export const rulePriority = z
    .int({ error: ({ input }) => priorityError(input) })
    .min(1, { error: ({ input }) => priorityError(input) })
    .max(highestRulePriority, { error: ({ input }) => priorityError(input) });

const routeObject = z.strictObject({
    host: hostPattern
        .optional()
        .describe("The host name that the request must have, in any letter case. @default - any host"),
    path: pathPattern.optional().describe("The path that the request must have. @default /*"),
    ...routeConditions,
    rewrite: rewriteSchema
        .optional()
        .describe("What the load balancer changes in a request before it sends it on. @default - nothing"),
    auth: authenticationSchema
        .optional()
        .describe(
            "Who may take the route, which the load balancer finds out; its listener must speak HTTPS. @default - anyone who reaches the load balancer",
        ),
    ...routeWeights,
    priority: rulePriority
        .optional()
        .describe(
            "The place of its listener rule, where the computed one won't do: a lower number is looked at first. @default - computed: the more specific route first",
        ),
});

/** What an ALB would refuse of a route's conditions together, or undefined. */
function tooMuch({ host, path, headers, query, methods, sourceCidrs }: z.output<typeof routeObject>) {
    const patterns = [headers, query].flatMap((values = {}) => Object.values(values).flat());
    const further = patterns.length + (methods?.length ?? 0) + (sourceCidrs?.length ?? 0);
    const values = (host === undefined ? 0 : 1) + (path === undefined ? 0 : 1) + further;
    if (values === 0) return 'names neither a host nor a path; write "/orders/*"';
    if (values > conditionValuesPerRule)
        return `has ${values} values in its conditions; an ALB takes ${conditionValuesPerRule} in a rule, so divide it into several routes`;
    // A path alone is looked at by itself.
    if (values === 1 && path !== undefined) return undefined;
    const used = [host ?? "", path ?? "/*", ...patterns].reduce((sum, pattern) => sum + wildcards(pattern), 0);
    return used > wildcardsPerRule
        ? `has more than ${wildcardsPerRule} wildcards in ${further > 0 ? "its conditions" : "host and path"}; an ALB evaluates ${wildcardsPerRule} in a rule, so use fewer`
        : undefined;
}

/** Which requests reach a service: a path, or a host, a path and what else a request must have. */
export const routeSchema = z.union(
    [
        pathPattern,
        routeObject.superRefine((route, context) => {
            const message = tooMuch(route);
            if (message !== undefined) context.addIssue({ code: "custom", message });
            if (route.stickyWeights !== undefined && route.weights === undefined)
                context.addIssue({
                    code: "custom",
                    path: ["stickyWeights"],
                    message: "has no weights beside it; add weights, or remove it",
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

/** A route that says more than its path, checked and with its defaults. */
export type RouteObject = z.output<typeof routeObject>;

/** A route as it is written. */
export type RouteInput = z.input<typeof routeSchema>;
