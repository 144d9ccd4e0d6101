import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

export const cases: RuleCases = {
    compliant: [
        { what: "an address", sources: withStack("alerts", { email: ["ops@example.com"] }) },
        { what: "a webhook", sources: withStack("alerts", { webhook: "https://alerts.example.com/sns" }) },
        {
            what: "PagerDuty",
            sources: withStack("alerts", { pagerDuty: "https://events.pagerduty.com/integration/0a1b/enqueue" }),
        },
    ],
    violating: [
        {
            what: "an empty section",
            sources: withStack("alerts", {}),
            path: "flotilla:alerts",
            reason: "names nobody who is told: the alarms would begin and end unseen",
        },
        {
            what: "an empty list",
            sources: withStack("alerts", { email: [] }),
            path: "flotilla:alerts",
            reason: /^names nobody/,
        },
    ],
    absent: [{ what: "no section" }],
    boundary: "there is somebody or nobody",
};
