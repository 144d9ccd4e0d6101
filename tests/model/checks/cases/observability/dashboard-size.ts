import { smallService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const services = (count: number) =>
    withStack(
        "observability",
        { dashboard: true },
        withServices(...Array.from({ length: count }, (_, index) => smallService(`s${index}x`, [`/s${index}`]))),
    );

export const cases: RuleCases = {
    compliant: [{ what: "four services", sources: withStack("observability", { dashboard: true }) }],
    violating: [
        {
            what: "120 services",
            sources: services(120),
            path: "flotilla:observability.dashboard",
            reason: "would have 602 widgets with 1082 metrics, and CloudWatch takes 500 with 2500",
        },
    ],
    absent: [{ what: "120 services without a dashboard", sources: withStack("observability", {}, services(120)) }],
    boundary: {
        inside: [{ what: "99 services, which are 497 widgets", sources: services(99) }],
        outside: [
            {
                what: "100 services, which are 502",
                sources: services(100),
                path: "flotilla:observability.dashboard",
                reason: /^would have 502 widgets/,
            },
        ],
    },
};
