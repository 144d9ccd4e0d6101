import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** The public subnets of a /22 are /27: 32 addresses, of which AWS keeps 5. */
const smallest = (further: number, nat: string) =>
    withStack(
        "loadBalancers",
        Object.fromEntries(Array.from({ length: further }, (_, index) => [`lb-${index}`, {}])),
        withStack("network", { cidr: "10.0.0.0/22", nat }),
    );
const path = "flotilla:network.cidr";

export const cases: RuleCases = {
    compliant: [{ what: "one load balancer in the smallest VPC", sources: smallest(0, "single") }],
    violating: [
        {
            what: "ten load balancers in the smallest VPC",
            sources: smallest(9, "none"),
            path,
            reason: '"10.0.0.0/22" leaves 27 addresses in a public subnet, and 10 load balancers want 80, 8 each',
        },
    ],
    absent: [
        { what: "no range, which is a /16 then", sources: withStack("network", {}) },
        { what: "an account without zones, of which another rule tells", changed: { zoneNames: [] } },
    ],
    boundary: {
        inside: [{ what: "three load balancers and a NAT gateway: 25 of 27", sources: smallest(2, "per-zone") }],
        outside: [{ what: "four load balancers: 32 of 27", sources: smallest(3, "none"), path, reason: /want 32/ }],
    },
};
