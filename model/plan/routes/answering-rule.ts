import { covers } from "../cidr";
import { matches } from "./pattern";
import type { RulePlan } from "./rules";

/** A request as a load balancer compares it with the conditions of its rules. */
export interface Request {
    readonly method: string;
    /** The header Host; a port in it is not looked at. */
    readonly host: string;
    /** The URL as it came, from its path on: `/orders/7?full=yes`. */
    readonly url: string;
    /** The values of each header, by its name in lower case. */
    readonly headers: Readonly<Record<string, readonly string[]>>;
    /** The IPv4 address that the connection comes from. */
    readonly sourceAddress: string;
}

/** The parts of a URL that conditions look at. The path is compared as it came, and parameters once they are decoded. */
function partsOf(url: string): { readonly path: string; readonly query: URLSearchParams } {
    const [path = "", ...query] = url.split("?");
    return { path, query: new URLSearchParams(query.join("?")) };
}

const someMatches = (patterns: readonly string[], texts: readonly string[]) =>
    texts.some((text) => patterns.some((pattern) => matches(pattern, text.toLowerCase())));

/** The values of the parameters of a name, in whatever letter case it is written. */
const parameter = (query: URLSearchParams, name: string) =>
    [...query].filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);

/** Whether a request meets all conditions of a rule. */
export function takes(rule: Omit<RulePlan, "priority" | "service">, request: Request): boolean {
    const { path, query } = partsOf(request.url);
    const host = request.host.replace(/:\d+$/, "").toLowerCase();
    return (
        (rule.host === undefined || matches(rule.host, host)) &&
        (rule.paths.length === 0 || rule.paths.some((pattern) => matches(pattern, path))) &&
        Object.entries(rule.headers ?? {}).every(([name, patterns]) =>
            someMatches(patterns, Object.hasOwn(request.headers, name) ? (request.headers[name] ?? []) : []),
        ) &&
        Object.entries(rule.query ?? {}).every(([name, patterns]) => someMatches(patterns, parameter(query, name))) &&
        (rule.methods?.includes(request.method) ?? true) &&
        (rule.sourceCidrs?.some((range) => covers(range, `${request.sourceAddress}/32`)) ?? true)
    );
}

/**
 * The rule that answers a request: the first, by priority, whose conditions it meets.
 * @param rules in the order in which the load balancer looks at them
 * @returns undefined where none does, and the load balancer answers with 404
 */
export const answeringRule = (rules: readonly RulePlan[], request: Request): RulePlan | undefined =>
    rules.find((rule) => takes(rule, request));
