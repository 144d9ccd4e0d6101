import { absent, fileOf, smallService, withService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const both = (one: Parameters<typeof smallService>[1], other: Parameters<typeof smallService>[1]) =>
    withServices(smallService("aa", one), smallService("bb", other));
const second = `${fileOf("bb")}: routes[0]`;
const order = (routes: unknown) => withService("order", { routes });

export const cases: RuleCases = {
    compliant: [
        { what: "the fixture" },
        { what: "a path and what is under it", sources: both(["/a"], ["/a/*"]) },
        { what: "the root and all else", sources: both(["/"], ["/*"]) },
        { what: "one path on two hosts", sources: both([{ host: "a.com" }], [{ host: "b.com" }]) },
        {
            what: "one path by two methods",
            sources: both([{ path: "/a", methods: ["GET"] }], [{ path: "/a", methods: ["POST"] }]),
        },
        { what: "one path with and without a header", sources: both(["/a"], [{ path: "/a", headers: { x: "1" } }]) },
        { what: "one path with and without a host", sources: both(["/a"], [{ host: "a.com", path: "/a" }]) },
        {
            what: "one path on two load balancers",
            sources: withStack(
                "loadBalancers.internal",
                {},
                withService("bb", { loadBalancer: "internal" }, both(["/a"], ["/a"])),
            ),
        },
    ],
    violating: [
        {
            what: "a path that two services have",
            sources: both(["/a"], ["/a"]),
            path: second,
            reason: 'services "aa" and "bb" both claim "/a"',
        },
        {
            what: "two services for every request",
            sources: both(["/*"], ["/*"]),
            path: second,
            reason: 'services "aa" and "bb" both claim "/*", every request',
        },
        {
            what: "a route that is written twice",
            sources: order(["/orders", "/orders"]),
            path: `${fileOf("order")}: routes[1]`,
            reason: '"/orders" is written twice',
        },
        {
            what: "a path that three services have",
            sources: withServices(smallService("aa", ["/a"]), smallService("bb", ["/a"]), smallService("cc", ["/a"])),
            path: second,
            reason: /"aa" and "bb"/,
            more: [{ path: `${fileOf("cc")}: routes[0]`, reason: /"aa" and "cc"/ }],
        },
        {
            what: "a route that differs in its priority only",
            sources: both(["/a"], [{ path: "/a", priority: 10 }]),
            path: second,
            reason: /both claim "\/a"/,
        },
    ],
    absent: [{ what: "no routes", sources: order(absent) }],
    boundary: {
        inside: [
            { what: "paths that differ in letter case", sources: both(["/a"], ["/A"]) },
            { what: "one wildcard more", sources: both(["/a?*"], ["/a??*"]) },
        ],
        outside: [
            {
                what: "hosts that differ in letter case",
                sources: both([{ host: "A.com" }], [{ host: "a.com" }]),
                path: second,
                reason: /both claim "a.com\/\*"/,
            },
            {
                what: "one header in two letter cases, and its values in another order",
                sources: both(
                    [{ path: "/a", headers: { "X-Canary": ["yes", "on"] } }],
                    [{ path: "/a", headers: { "x-canary": ["on", "YES"] } }],
                ),
                path: second,
                reason: /both claim "\/a \(header x-canary: on\|yes\)"/,
            },
            {
                what: "the same wildcards in another order",
                sources: both(["/a?*"], ["/a*?"]),
                path: second,
                reason: /both claim "\/a\?\*"/,
            },
        ],
    },
};
