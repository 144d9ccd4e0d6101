import type { RulePlan } from "../../model/plan/routes/rules";
import { highestRulePriority } from "../../model/aws/limits";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern of a load balancer as a regular expression: `*` for any characters, `?` for one. */
const expression = (pattern: string): string =>
    `^${[...pattern].map((character) => (character === "*" ? ".*" : character === "?" ? "." : escaped(character))).join("")}$`;

const quoted = (text: string): string => `\`${text}\``;

const either = (conditions: readonly string[]): string =>
    conditions.length === 1 ? (conditions[0] ?? "") : `(${conditions.join(" || ")})`;

const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);

const pathCondition = (pattern: string): string =>
    hasWildcard(pattern) ? `PathRegexp(${quoted(expression(pattern))})` : `Path(${quoted(pattern)})`;

const hostCondition = (pattern: string): string =>
    hasWildcard(pattern) ? `HostRegexp(${quoted(`(?i)${expression(pattern)}`)})` : `Host(${quoted(pattern)})`;

/** The conditions of a listener rule, as Traefik writes them. */
export function traefikRule({ host, paths, headers = {}, query = {}, methods, sourceCidrs }: RulePlan): string {
    const conditions = [
        ...(host === undefined ? [] : [hostCondition(host)]),
        ...(paths.length === 0 ? [] : [either(paths.map(pathCondition))]),
        ...Object.entries(headers).map(([name, values]) =>
            either(values.map((value) => `HeaderRegexp(${quoted(name)}, ${quoted(`(?i)${expression(value)}`)})`)),
        ),
        ...Object.entries(query).map(([name, values]) =>
            either(values.map((value) => `QueryRegexp(${quoted(name)}, ${quoted(`(?i)${expression(value)}`)})`)),
        ),
        ...(methods === undefined ? [] : [either(methods.map((method) => `Method(${quoted(method)})`))]),
        ...(sourceCidrs === undefined ? [] : [either(sourceCidrs.map((range) => `ClientIP(${quoted(range)})`))]),
    ];
    return conditions.length === 0 ? `PathPrefix(${quoted("/")})` : conditions.join(" && ");
}

/** A rule's name: its priority, which is of one rule alone. */
const nameOf = ({ priority }: RulePlan): string => `rule-${priority}`;

/**
 * What Traefik is configured with to route by a load balancer's rules. It takes the highest priority first.
 * @param addresses the addresses of services, by name
 */
export function traefikRoutes(rules: readonly RulePlan[], addresses: Readonly<Record<string, string>>) {
    const reached = rules.filter(({ service }) => addresses[service] !== undefined);
    const rewritten = reached.filter(({ rewrite }) => rewrite?.url !== undefined);
    const shared = reached.filter(({ weights }) => weights !== undefined);
    return {
        http: {
            routers: Object.fromEntries(
                reached.map((rule) => [
                    nameOf(rule),
                    {
                        rule: traefikRule(rule),
                        priority: highestRulePriority + 1 - rule.priority,
                        service: rule.weights === undefined ? rule.service : nameOf(rule),
                        ...(rule.rewrite?.url !== undefined && { middlewares: [nameOf(rule)] }),
                    },
                ]),
            ),
            ...(rewritten.length > 0 && {
                middlewares: Object.fromEntries(
                    rewritten.map((rule) => [
                        nameOf(rule),
                        {
                            replacePathRegex: {
                                regex: rule.rewrite?.url?.regex,
                                replacement: rule.rewrite?.url?.replace.replace(/\$(\d)/g, "${$1}"),
                            },
                        },
                    ]),
                ),
            }),
            services: {
                ...Object.fromEntries(
                    Object.entries(addresses).map(([name, url]) => [name, { loadBalancer: { servers: [{ url }] } }]),
                ),
                ...Object.fromEntries(
                    shared.map((rule) => [
                        nameOf(rule),
                        {
                            weighted: {
                                services: Object.entries(rule.weights?.shares ?? {}).map(([name, weight]) => ({
                                    name,
                                    weight,
                                })),
                                ...(rule.weights?.stickySeconds !== undefined && {
                                    sticky: { cookie: { maxAge: rule.weights.stickySeconds } },
                                }),
                            },
                        },
                    ]),
                ),
            },
        },
    };
}
