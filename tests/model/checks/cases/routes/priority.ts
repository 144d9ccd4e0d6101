import { fileOf, smallService, withService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

type Routes = Parameters<typeof smallService>[1];
const two = (routes: Routes, others: Routes) => withServices(smallService("aa", routes), smallService("bb", others));
const numbered = (...paths: string[]) => paths.map((path) => ({ path, priority: 100 }));
const path = `${fileOf("bb")}: routes[0].priority`;

export const cases: RuleCases = {
    compliant: [
        { what: "two priorities", sources: two([{ path: "/a", priority: 1 }], [{ path: "/b", priority: 2 }]) },
        { what: "one priority for routes of one service", sources: two(numbered("/a", "/b"), ["/c"]) },
        {
            what: "one priority on two load balancers",
            sources: withStack(
                "loadBalancers.internal",
                {},
                withService("bb", { loadBalancer: "internal" }, two(numbered("/a"), numbered("/b"))),
            ),
        },
    ],
    violating: [
        {
            what: "one priority for two services",
            sources: two(numbered("/a"), numbered("/b")),
            path,
            reason: 'services "aa" ("/a") and "bb" ("/b") both have priority 100',
        },
        {
            what: "one priority for two hosts of a service",
            sources: two(
                ["/a"],
                [
                    { host: "a.com", priority: 100 },
                    { host: "b.com", priority: 100 },
                ],
            ),
            path: `${fileOf("bb")}: routes[1].priority`,
            reason: '"a.com/*" and "b.com/*" have different hosts, so each has a rule of its own, and both have priority 100',
        },
    ],
    absent: [{ what: "no priorities" }],
    boundary: {
        inside: [
            { what: "five paths with one priority", sources: two(["/a"], numbered("/1", "/2", "/3", "/4", "/5")) },
            {
                what: "four paths and a host with one priority",
                sources: two(
                    ["/a"],
                    numbered("/1", "/2", "/3", "/4").map((route) => ({ ...route, host: "a.com" })),
                ),
            },
        ],
        outside: [
            {
                what: "six paths with one priority",
                sources: two(["/a"], numbered("/1", "/2", "/3", "/4", "/5", "/6")),
                path: `${fileOf("bb")}: routes[5].priority`,
                reason: /the 6 routes of "bb" with priority 100 do not fit into one rule/,
            },
            {
                what: "five paths and a host with one priority",
                sources: two(
                    ["/a"],
                    numbered("/1", "/2", "/3", "/4", "/5").map((route) => ({ ...route, host: "a.com" })),
                ),
                path: `${fileOf("bb")}: routes[4].priority`,
                reason: /the 5 routes of "bb"/,
            },
        ],
    },
};
