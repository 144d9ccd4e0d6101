import { absent, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** The app subnets of a /22 are /25: 128 addresses, of which AWS keeps 5. The other services have a task each. */
const tasks = (count: number, sources = withStack("network.cidr", "10.0.0.0/22")) =>
    withService(
        "order",
        {
            capacity: "fargate",
            placement: absent,
            "scaling.min": count,
            "scaling.max": absent,
            "scaling.cpu": absent,
            "scaling.requestsPerTarget": absent,
        },
        sources,
    );
const isolated = withStack("network", { cidr: "10.0.0.0/22", zones: 2, nat: "none" });
const path = "flotilla:network.cidr";

export const cases: RuleCases = {
    compliant: [{ what: "a few tasks in the smallest VPC", sources: tasks(20) }],
    violating: [
        {
            what: "a thousand tasks in the smallest VPC",
            sources: tasks(1000),
            path,
            reason: '"10.0.0.0/22" leaves tasks 123 addresses in a zone, and 1003 tasks with their instances and endpoints take 502',
        },
    ],
    absent: [
        { what: "no range, which is a /16 then", sources: tasks(1000, withStack("network.cidr", absent)) },
        { what: "an account without zones, of which another rule tells", changed: { zoneNames: [] } },
    ],
    boundary: {
        inside: [
            // 242 + 3 tasks and 1 instance over 2 zones are 123 a zone.
            { what: "the last address of each zone", sources: tasks(242) },
            // 9 interface endpoints leave 114 a zone.
            { what: "the last address beside the endpoints", sources: tasks(224, isolated) },
        ],
        outside: [
            { what: "one task more", sources: tasks(243), path, reason: /246 tasks .* take 124/ },
            { what: "one task more beside the endpoints", sources: tasks(225, isolated), path, reason: /take 124/ },
        ],
    },
};
