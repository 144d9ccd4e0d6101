import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const idle = (value: unknown, section = "loadBalancer") => withStack(`${section}.idleTimeout`, value);
const path = "flotilla:loadBalancer.idleTimeout";

export const cases: RuleCases = {
    compliant: [{ what: "a minute", sources: idle("1 min") }],
    violating: [
        {
            what: "two hours on a further load balancer",
            sources: idle("120 min", "loadBalancers.admin"),
            path: "flotilla:loadBalancers.admin.idleTimeout",
            reason: 'must be from 1 s to 4000 s, got "120 min"',
        },
    ],
    absent: [{ what: "no idle timeout", sources: idle(absent) }],
    boundary: {
        inside: [
            { what: "1 s", sources: idle("1 s") },
            { what: "4000 s", sources: idle("4000 s") },
        ],
        outside: [
            { what: "0 s", sources: idle("0 s"), path, reason: /got "0 s"/ },
            { what: "4001 s", sources: idle("4001 s"), path, reason: /got "4001 s"/ },
        ],
    },
};
