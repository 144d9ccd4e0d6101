import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const allowed = (...ranges: string[]) => withStack("loadBalancer.allowedCidrs", ranges);
const at = (index: number) => `flotilla:loadBalancer.allowedCidrs[${index}]`;

export const cases: RuleCases = {
    compliant: [{ what: "two offices", sources: allowed("203.0.113.0/24", "198.51.100.0/24") }],
    violating: [
        {
            what: "host bits",
            sources: allowed("203.0.113.7/24"),
            path: at(0),
            reason: '"203.0.113.7/24" has host bits set',
        },
        {
            what: "one range twice",
            sources: allowed("0.0.0.0/0", "0.0.0.0/0"),
            path: at(1),
            reason: '"0.0.0.0/0" is named twice',
        },
        {
            what: "host bits on a further load balancer",
            sources: withStack("loadBalancers.admin.allowedCidrs", ["10.0.0.1/8"]),
            path: "flotilla:loadBalancers.admin.allowedCidrs[0]",
            reason: '"10.0.0.1/8" has host bits set',
        },
    ],
    absent: [{ what: "no ranges, which is everyone", sources: withStack("loadBalancer.allowedCidrs", absent) }],
    boundary: {
        inside: [{ what: "a single address", sources: allowed("203.0.113.7/32") }],
        outside: [
            { what: "a bit that is one too far", sources: allowed("203.0.113.1/31"), path: at(0), reason: /host bits/ },
        ],
    },
};
