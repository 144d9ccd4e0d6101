import type { LocalFunction } from "../../../local/dev/aws/functions";
import { eventPattern, ruleNameOf } from "../../../model/plan/events";

const events = ["order.cancelled", "order.confirmed"] as const;

/** The function that tells customers by e-mail, as it is deployed. */
export const notification: LocalFunction = {
    name: "notification",
    functionName: "shop-local-notification",
    file: "src/handler.ts",
    export: "handler",
    memoryMiB: 256,
    timeoutSeconds: 20,
    environment: { MAIL_FROM: "shop@example.com" },
    table: {
        name: "shop-local-notification",
        partitionKey: { name: "eventId", type: "string" },
        indexes: [],
        expiresAt: "expiresAt",
        scan: false,
        pointInTimeRecovery: false,
    },
    queue: {
        name: "shop-local-notification",
        deadLetterName: "shop-local-notification-dead-letters",
        fifo: false,
        visibilityTimeoutSeconds: 120,
        maxReceives: 5,
        retentionDays: 4,
    },
    publishes: [],
    subscribes: events.map((event) => ({
        event,
        ruleName: ruleNameOf("notification", event),
        pattern: eventPattern(event, ["order"], undefined),
        filtered: false,
    })),
    eventDeadLetterName: "shop-local-notification-events-dead-letters",
    batch: { size: 10, windowSeconds: 0 },
};
