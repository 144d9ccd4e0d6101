import { fileOf, smallService, withService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

type Routes = Parameters<typeof smallService>[1];
const two = (api: Routes, users: Routes) => withServices(smallService("api", api), smallService("users", users));
const at = (path: string, priority: number) => ({ path, priority });
const path = `${fileOf("users")}: routes[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "the more specific route first", sources: two([at("/api/*", 20)], [at("/api/users/*", 10)]) },
        {
            what: "a header before a wider route",
            sources: two([{ path: "/api/*", headers: { x: "1" }, priority: 10 }], [at("/api/users/*", 20)]),
        },
        { what: "routes that have nothing in common", sources: two([at("/api/*", 10)], [at("/users/*", 20)]) },
        {
            what: "a wider route first on another load balancer",
            sources: withStack(
                "loadBalancers.internal",
                {},
                withService("users", { loadBalancer: "internal" }, two([at("/api/*", 10)], [at("/api/users/*", 20)])),
            ),
        },
        {
            what: "a wider route of the same service first",
            sources: two(["/"], [at("/users/*", 10), at("/users/me", 20)]),
        },
    ],
    violating: [
        {
            what: "a wider route first",
            sources: two([at("/api/*", 10)], [at("/api/users/*", 20)]),
            path,
            reason: '"/api/users/*" (priority 20) can never match: "api" ("/api/*", priority 10) is evaluated first',
        },
        {
            what: "a wider route before a computed place",
            sources: two([at("/api/*", 10)], ["/api/users"]),
            path,
            reason: /^"\/api\/users" \(priority \d+\) can never match: "api"/,
        },
        {
            what: "a route that is put behind the computed place of a wider one",
            sources: two(["/api/*"], [at("/api/users", 50_000)]),
            path,
            reason: /^"\/api\/users" \(priority 50000\) can never match: "api" \("\/api\/\*", priority \d+\)/,
        },
        {
            what: "a wider route before one that asks for a method",
            sources: two([at("/api/*", 10)], [{ path: "/api/users/*", methods: ["GET"] }]),
            path,
            reason: /^"\/api\/users\/\* \(method GET\)" \(priority \d+\) can never match: "api"/,
        },
        {
            what: "every request first",
            sources: two([at("/*", 1)], ["/users", "/users/*"]),
            path,
            reason: /"\/users" .* can never match/,
            more: [{ path: `${fileOf("users")}: routes[1]`, reason: /"\/users\/\*" .* can never match/ }],
        },
    ],
    absent: [{ what: "no priorities", sources: two(["/api/*"], ["/api/users/*"]) }],
    boundary: {
        inside: [
            { what: "one below that of the wider route", sources: two([at("/api/*", 10)], [at("/api/users/*", 9)]) },
        ],
        outside: [
            {
                what: "one above that of the wider route",
                sources: two([at("/api/*", 10)], [at("/api/users/*", 11)]),
                path,
                reason: /can never match/,
            },
        ],
    },
};
