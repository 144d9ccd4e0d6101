import { absent, fileOf, smallService, withService, withServices } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

type Routes = Parameters<typeof smallService>[1];
const one = (routes: Routes) => withServices(smallService("aa", routes));
const two = (routes: Routes, others: Routes) => withServices(smallService("aa", routes), smallService("bb", others));
const at = (index: number) => `${fileOf("aa")}: routes[${index}]`;

export const cases: RuleCases = {
    compliant: [
        { what: "a path and what is under it", sources: one(["/users", "/users/*"]) },
        { what: "a route that another service's route comes after", sources: two(["/*", "/a/b/c"], ["/a/*"]) },
        { what: "routes within another service's", sources: two(["/users/*"], ["/*"]) },
    ],
    violating: [
        {
            what: "a path within a pattern",
            sources: one(["/users*", "/users"]),
            path: at(1),
            reason: '"/users" changes nothing: the service\'s "/users*" takes the same requests',
        },
        {
            what: "a path beside every request",
            sources: one(["/users/*", "/*"]),
            path: at(0),
            reason: /"\/users\/\*" changes nothing/,
        },
        {
            what: "a host beside every request",
            sources: one([{ host: "a.com", path: "/x" }, { host: "a.com" }]),
            path: at(0),
            reason: /"a.com\/x" changes nothing: the service's "a.com\/\*"/,
        },
        {
            what: "a route that comes after the wider one",
            sources: one([{ path: "/*", priority: 10 }, "/a/b/c"]),
            path: at(1),
            reason: /"\/a\/b\/c" changes nothing/,
        },
        {
            what: "a route where another service's comes after both",
            sources: two(["/users*", "/users"], ["/*"]),
            path: at(1),
            reason: /"\/users" changes nothing/,
        },
        {
            what: "a route where another service's comes before both",
            sources: two(["/*", { path: "/a/b", priority: 20 }], [{ path: "/a/*", priority: 10 }]),
            path: at(1),
            reason: /"\/a\/b" changes nothing/,
        },
        {
            what: "a route where another service's comes between, for other requests",
            sources: two(["/*", { path: "/a/b", priority: 5 }], [{ path: "/x", priority: 10 }]),
            path: at(1),
            reason: /"\/a\/b" changes nothing/,
        },
    ],
    absent: [{ what: "no routes", sources: withService("order", { routes: absent }) }],
    boundary: {
        inside: [{ what: "patterns that differ in one character", sources: one(["/ab*", "/ac"]) }],
        outside: [
            {
                what: "a pattern that takes one character more",
                sources: one(["/ab*", "/ab?"]),
                path: at(1),
                reason: /changes nothing/,
            },
        ],
    },
};
