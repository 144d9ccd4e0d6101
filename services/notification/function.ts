import { defineFunction } from "../../model";

export default defineFunction({
    name: "notification",
    subscribes: ["order.confirmed", "order.cancelled"],
    table: { partitionKey: "eventId", ttl: "expiresAt" },
    environment: { MAIL_FROM: "shop@example.com" },
    permissions: [{ actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/example.com"] }],
});
