import { withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const backlog = withService("order", { queue: {}, scaling: { min: 1, max: 4, backlogPerTask: 100 } });
const insights = (value: string) => withStack("environment.containerInsights", value, backlog);

export const cases: RuleCases = {
    compliant: [{ what: "enhanced", sources: insights("enhanced") }],
    violating: [
        {
            what: "disabled",
            sources: insights("disabled"),
            path: "flotilla:environment.containerInsights",
            reason: "is disabled, and scaling.backlogPerTask needs the number of running tasks, which Container Insights counts",
        },
    ],
    absent: [
        { what: "left out, which enables it", sources: backlog },
        {
            what: "disabled where no service scales on its backlog",
            sources: withStack("environment.containerInsights", "disabled"),
        },
    ],
    boundary: {
        inside: [{ what: "enabled", sources: insights("enabled") }],
        outside: [
            {
                what: "disabled",
                sources: insights("disabled"),
                path: "flotilla:environment.containerInsights",
                reason: /is disabled/,
            },
        ],
    },
};
