import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const webhook = (url: string) => withStack("alerts", { webhook: url });
const path = "flotilla:alerts.webhook";

export const cases: RuleCases = {
    compliant: [
        { what: "an endpoint of one's own", sources: webhook("https://alerts.example.com/sns") },
        { what: "one that only ends in such letters", sources: webhook("https://nothooks.slack.com.example.com/") },
    ],
    violating: [
        {
            what: "Slack",
            sources: webhook("https://hooks.slack.com/services/T0/B0/x"),
            path,
            reason: "an incoming webhook of Slack does not confirm a subscription of Amazon SNS: nothing would ever arrive",
        },
        {
            what: "Microsoft Teams",
            sources: webhook("https://example.webhook.office.com/webhookb2/0a1b"),
            path,
            reason: /^an incoming webhook of Microsoft Teams /,
        },
        {
            what: "Google Chat",
            sources: webhook("https://chat.googleapis.com/v1/spaces/a/messages"),
            path,
            reason: /^an incoming webhook of Google Chat /,
        },
    ],
    absent: [{ what: "no webhook", sources: withStack("alerts", { email: ["ops@example.com"] }) }],
    boundary: "a host is a chat's or it is not",
};
