import { defineFunction } from "../../model";

export default defineFunction({
    name: "notification",
    subscribes: ["order.confirmed", "order.cancelled"],
    table: { partitionKey: "eventId", ttl: "expiresAt" },
    environment: { MAIL_FROM: "shop@example.com" },
});
