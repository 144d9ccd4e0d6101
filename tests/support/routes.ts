import fc from "fast-check";
import { conditionOf, conditionText, type RouteCondition } from "../../model/plan/routes/condition";
import type { Claim, RulePlan } from "../../model/plan/routes/rules";
import { accepts, within, words } from "./wildcards";

/** A condition as it is written: `api.example.com/orders/*`, or `/orders/*` for any host. */
export function condition(text: string): RouteCondition {
    const slash = text.indexOf("/");
    return conditionOf(slash === 0 ? text : { host: text.slice(0, slash), path: text.slice(slash) });
}

/** What services claim: `claims({ order: ["/orders/*"] })`. */
export const claims = (routes: Readonly<Record<string, readonly string[]>>): Claim[] =>
    Object.entries(routes).flatMap(([service, texts]) =>
        texts.map((text) => ({ service, condition: condition(text) })),
    );

/** A service's route whose callers log in with OpenID Connect. */
export const oidcRoute = (over: object = {}) => ({
    path: "/orders",
    auth: {
        oidc: {
            issuer: "https://id.example.com",
            authorizationEndpoint: "https://id.example.com/authorize",
            tokenEndpoint: "https://id.example.com/token",
            userInfoEndpoint: "https://id.example.com/user",
            clientId: "shop",
            clientSecret: "shop/oidc-client",
            ...over,
        },
    },
});

/** Patterns from so few pieces that they often overlap. */
const segment = fc.constantFrom("a", "b", "ab", "*", "a*", "*b", "?", "a?", "", "a*b");
const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => `/${segments.join("/")}`);
const host = fc.constantFrom(
    undefined,
    undefined,
    undefined,
    "a.com",
    "b.a.com",
    "*.a.com",
    "*.com",
    "?.a.com",
    "*a.com",
);

/** Any condition that the schema lets through. */
export const anyCondition: fc.Arbitrary<RouteCondition> = fc
    .record({ host, path })
    .map((route) => conditionOf(route.host === undefined ? route.path : { host: route.host, path: route.path }))
    .filter((one) => (conditionText(one).match(/[*?]/g)?.length ?? 0) <= 5);

/** What two to five services claim, no condition twice. */
export const anyClaims: fc.Arbitrary<Claim[]> = fc
    .uniqueArray(anyCondition, { minLength: 2, maxLength: 24, selector: conditionText })
    .chain((conditions) =>
        fc
            .array(fc.constantFrom("v", "w", "x", "y", "z"), {
                minLength: conditions.length,
                maxLength: conditions.length,
            })
            .map((services) => conditions.map((one, index) => ({ service: services[index] ?? "v", condition: one }))),
    );

/** A request. */
export interface Request {
    readonly host: string;
    readonly path: string;
}

/** Whether a request takes a condition, by the oracle. */
export const takes = (request: Request, { host, path }: RouteCondition): boolean =>
    (host === undefined || accepts(host, request.host)) && accepts(path, request.path);

/** Whether every request that takes `inner` takes `outer`, by the oracle. */
export const lies = (inner: RouteCondition, outer: RouteCondition): boolean =>
    (outer.host === undefined || (inner.host !== undefined && within(inner.host, outer.host))) &&
    within(inner.path, outer.path);

/** Requests that take a condition. */
export const requestsFor = (one: RouteCondition): Request[] =>
    words(one.host ?? "other.example.com").flatMap((hostName) =>
        words(one.path).map((text) => ({ host: hostName, path: text })),
    );

/** The conditions of a rule. */
export const conditionsOf = (rule: Pick<RulePlan, "host" | "paths">): RouteCondition[] =>
    (rule.paths.length === 0 ? ["/*"] : rule.paths).map((text) =>
        rule.host === undefined ? { path: text } : { host: rule.host, path: text },
    );

/** The rule that a load balancer sends a request to: the first that it takes. */
export const answering = <Rule extends RulePlan>(rules: readonly Rule[], request: Request): Rule | undefined =>
    [...rules]
        .sort((a, b) => a.priority - b.priority)
        .find((rule) => conditionsOf(rule).some((one) => takes(request, one)));
