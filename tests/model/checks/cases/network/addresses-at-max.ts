import { absent, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const smallest = withStack(
    "capacity",
    { instanceTypes: ["t3.medium"], max: 10 },
    withStack("network.cidr", "10.0.0.0/22"),
);

/**
 * The app subnets of a /22 are /25: 128 addresses, of which AWS keeps 5. A deployment runs twice the other services'
 * max, which are 1 + 2 + 4: 14 tasks. The group has up to 10 instances, with interfaces for 20 tasks.
 */
const onFargate = (max: number, maximumPercent = 200, sources = smallest) =>
    withService(
        "order",
        { capacity: "fargate", placement: absent, "scaling.max": max, "deployment.maximumPercent": maximumPercent },
        sources,
    );
const path = "flotilla:network.cidr";

export const cases: RuleCases = {
    compliant: [
        { what: "a few tasks in the smallest VPC", sources: onFargate(20) },
        {
            what: "more tasks than the largest group has interfaces for, of which another rule tells",
            sources: withService("order", { "scaling.max": 1000 }, smallest),
        },
    ],
    violating: [
        {
            what: "a thousand tasks at most in the smallest VPC",
            sources: onFargate(1000),
            path,
            reason: '"10.0.0.0/22" leaves tasks 123 addresses in a zone, and the 2014 tasks that run while all services are deployed at their max take 1012 with their instances and endpoints',
        },
    ],
    absent: [
        { what: "an account without zones, of which another rule tells", changed: { zoneNames: [] } },
        { what: "no range, which is a /16 then", sources: onFargate(1000, 200, withStack("network.cidr", absent)) },
        {
            what: "more desired tasks than addresses, of which another rule tells",
            sources: withService("order", { "scaling.min": 1000 }, onFargate(2000)),
        },
    ],
    boundary: {
        inside: [
            // 222 + 14 tasks and 10 instances over 2 zones are 123 a zone.
            { what: "the last address of each zone", sources: onFargate(111) },
            { what: "the last address at 100 percent", sources: onFargate(222, 100) },
        ],
        outside: [
            {
                what: "no address to spare at the desired tasks, and more tasks at most",
                // 242 + 3 tasks and 1 instance over 2 zones are 123 a zone.
                sources: withService("order", { "scaling.min": 242 }, onFargate(243)),
                path,
                reason: /500 tasks/,
            },
            { what: "one task more", sources: onFargate(112), path, reason: /238 tasks .* take 124/ },
            { what: "one percent more, rounded down", sources: onFargate(222, 101), path, reason: /238 tasks/ },
        ],
    },
};
