import { absent, fileOf, smallService, withService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

type Routes = Parameters<typeof smallService>[1];
const two = (routes: Routes, others: Routes) => withServices(smallService("aa", routes), smallService("bb", others));
const path = `${fileOf("bb")}: routes[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "one route within another", sources: two(["/users/*"], ["/users/*/orders"]) },
        { what: "the wider route in the second service", sources: two(["/users/*/orders"], ["/users/*"]) },
        {
            what: "any path with a header, and a path",
            sources: two([{ headers: { "x-canary": "*" } }], ["/users/*"]),
        },
        {
            what: "one path by two methods",
            sources: two([{ path: "/users/*", methods: ["GET"] }], [{ path: "/users/*", methods: ["POST"] }]),
        },
        {
            what: "the longer path asks for more",
            sources: two([{ path: "/users/me", methods: ["GET"] }], ["/users/*"]),
        },
        { what: "routes that no request shares", sources: two(["/users/*/orders"], ["/users/*/items"]) },
        { what: "a host and a path for any host", sources: two([{ host: "a.com" }], ["/users/*"]) },
        {
            what: "crossing routes of one service",
            sources: withServices(smallService("aa", ["/users/*/orders", "/users/me/*"])),
        },
        {
            what: "crossing routes of which one says its priority",
            sources: two([{ path: "/users/*/orders", priority: 10 }], ["/users/me/*"]),
        },
        {
            what: "crossing routes on two load balancers",
            sources: withStack(
                "loadBalancers.internal",
                {},
                withService("bb", { loadBalancer: "internal" }, two(["/users/*/orders"], ["/users/me/*"])),
            ),
        },
    ],
    violating: [
        {
            what: "routes that cross",
            sources: two(["/users/*/orders"], ["/users/me/*"]),
            path,
            reason: 'some requests match both "/users/*/orders" of "aa" and "/users/me/*" of "bb", and go to "bb"',
        },
        {
            what: "routes that cross on one host",
            sources: two([{ host: "a.com", path: "/a/*/b" }], [{ host: "a.com", path: "/a/b/*" }]),
            path,
            reason: /match both "a.com\/a\/\*\/b" of "aa" and "a.com\/a\/b\/\*" of "bb"/,
        },
        {
            what: "one path with a header, and with a method",
            sources: two([{ path: "/users", headers: { x: "1" } }], [{ path: "/users", methods: ["GET"] }]),
            path,
            reason: /match both "\/users \(header x: 1\)" of "aa" and "\/users \(method GET\)" of "bb"/,
        },
        {
            what: "a method on a wider path, which comes first",
            sources: two([{ path: "/users/*", methods: ["GET"] }], ["/users/me"]),
            path,
            reason: 'some requests match both "/users/* (method GET)" of "aa" and "/users/me" of "bb", and go to "aa"',
        },
        {
            what: "an ending and a beginning",
            sources: two(["/*.json"], ["/users*"]),
            path,
            reason: /match both "\/\*.json" of "aa" and "\/users\*" of "bb"/,
        },
    ],
    absent: [{ what: "no routes", sources: withService("order", { routes: absent }) }],
    boundary: {
        inside: [
            {
                what: "a route that is exactly in the crossing",
                sources: two(["/users/*/orders"], ["/users/me/orders"]),
            },
        ],
        outside: [
            {
                what: "a route with a wildcard in the crossing",
                sources: two(["/users/*/orders"], ["/users/me/order?"]),
                path,
                reason: /some requests match both/,
            },
        ],
    },
};
