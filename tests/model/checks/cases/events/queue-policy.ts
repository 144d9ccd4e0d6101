import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** Rules that take 93 bytes of the policy each, as long as they can be in the region of the fixture. */
const subscriptions = (count: number, publication: (event: string) => unknown = (event) => event) => {
    const events = Array.from({ length: count }, (_, index) => `order.${String(index).padStart(4, "0")}`);
    return withService("user", { subscribes: events }, withService("order", { publishes: events.map(publication) }));
};
const byTopic = (event: string) => ({ event, transport: "sns" });
const path = `${fileOf("user")}: subscribes`;

export const cases: RuleCases = {
    compliant: [{ what: "ten events", sources: subscriptions(10) }],
    violating: [
        {
            what: "200 events",
            sources: subscriptions(200),
            path,
            reason: "names 200 events, whose rules do not fit into the 8192 bytes of a queue's policy",
        },
        { what: "200 events of topics", sources: subscriptions(200, byTopic), path, reason: /names 200 events/ },
    ],
    absent: [{ what: "no subscription" }],
    boundary: {
        inside: [{ what: "80 events", sources: subscriptions(80) }],
        outside: [{ what: "81 events", sources: subscriptions(81), path, reason: /81 events/ }],
    },
};
