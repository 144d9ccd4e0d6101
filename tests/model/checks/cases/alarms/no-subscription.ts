import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const undelivered = (undeliveredEvents: unknown, subscribes: string[] = []) =>
    withService(
        "user",
        { alarms: { undeliveredEvents }, subscribes },
        withService("order", { publishes: ["order.placed"] }),
    );
const path = `${fileOf("user")}: alarms.undeliveredEvents`;

export const cases: RuleCases = {
    compliant: [
        { what: "a threshold of a service that subscribes", sources: undelivered(2, ["order.placed"]) },
        { what: "one that is off", sources: undelivered(false) },
    ],
    violating: [
        ...(["messageAge", "deadLetters", "undeliveredEvents"] as const).map((option) => ({
            what: `${option} of a function without a subscription`,
            sources: withFunction({ subscribes: [], alarms: { [option]: option === "messageAge" ? "5 min" : 0 } }),
            path: `${functionFileOf("notification")}: alarms.${option}`,
            reason: '"notification" subscribes to no events',
        })),
        { what: "no subscription", sources: undelivered(0), path, reason: '"user" subscribes to no events' },
    ],
    absent: [{ what: "no alarms" }],
    boundary: "a service subscribes to events, or to none",
};
