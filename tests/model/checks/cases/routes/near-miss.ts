import { absent, fileOf, smallService, withService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

type Routes = Parameters<typeof smallService>[1];
const one = (routes: Routes) => withServices(smallService("aa", routes));
const two = (routes: Routes, others: Routes) => withServices(smallService("aa", routes), smallService("bb", others));
const path = `${fileOf("aa")}: routes[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "both forms", sources: one(["/users", "/users/*"]) },
        { what: "the path itself alone, as for a single page", sources: one(["/login"]) },
        { what: "the path itself at another service", sources: two(["/users/*"], ["/users"]) },
        { what: "a service for every request", sources: two(["/users/*"], ["/*"]) },
        { what: "a pattern without the slash", sources: one(["/users*"]) },
        { what: "every request", sources: one(["/*"]) },
        { what: "a host's every request", sources: one([{ host: "a.com" }]) },
        { what: "the path itself for any host", sources: two([{ host: "a.com", path: "/users/*" }], ["/users"]) },
    ],
    violating: [
        {
            what: "what is under a path alone",
            sources: one(["/users/*"]),
            path,
            reason: '"/users/*" does not match "/users", which no service takes: it gets 404',
        },
        {
            what: "the path itself for another host",
            sources: two([{ host: "a.com", path: "/users/*" }], [{ host: "b.com", path: "/users" }]),
            path,
            reason: /"a.com\/users\/\*" does not match "a.com\/users"/,
        },
        {
            what: "the path itself on another load balancer",
            sources: withStack(
                "loadBalancers.internal",
                {},
                withService("bb", { loadBalancer: "internal" }, two(["/users/*"], ["/users"])),
            ),
            path,
            reason: /does not match "\/users"/,
        },
    ],
    absent: [{ what: "no routes", sources: withService("aa", { routes: absent }, one(["/a"])) }],
    boundary: {
        inside: [{ what: "the path itself by a wildcard", sources: two(["/users/*"], ["/user?"]) }],
        outside: [
            {
                what: "the path itself with a slash at its end",
                sources: two(["/users/*"], ["/users/"]),
                path,
                reason: /does not match "\/users"/,
            },
        ],
    },
};
