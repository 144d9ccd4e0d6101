import { encryptedValue } from "../../../../../model/encrypted";
import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const url = "https://alerts.example.com/sns";
const plain = withStack("alerts", { webhook: url });

export const cases: RuleCases = {
    compliant: [
        {
            what: "an encrypted value, which a stack file is read without",
            sources: { ...withStack("alerts", { webhook: encryptedValue }), encrypted: [["alerts", "webhook"]] },
        },
        { what: "an encrypted value, which a program is given", sources: { ...plain, decrypted: [["alerts"]] } },
        { what: "addresses, which are no secret", sources: withStack("alerts", { email: ["ops@example.com"] }) },
    ],
    violating: [
        {
            what: "a webhook",
            sources: plain,
            path: "flotilla:alerts.webhook",
            reason: "is in plain text, and who knows it can send to it",
        },
        {
            what: "PagerDuty, where another value is encrypted",
            sources: {
                ...withStack("alerts", {
                    webhook: encryptedValue,
                    pagerDuty: "https://events.pagerduty.com/integration/0a1b/enqueue",
                }),
                encrypted: [["alerts", "webhook"]],
            },
            path: "flotilla:alerts.pagerDuty",
            reason: /^is in plain text/,
        },
    ],
    absent: [{ what: "no section" }],
    boundary: "a value is encrypted or not",
};
