import type { OrderEvent } from "../../src/order-event";

const detail = {
    id: "o-1.8",
    version: 1 as const,
    orderId: "o-1",
    email: "ada@example.com",
    lines: [{ sku: "book", quantity: 2 }],
    correlationId: "c-1",
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
};

export const confirmed = {
    "detail-type": "order.confirmed",
    detail: { ...detail, total: { amount: 1250, currency: "EUR" } },
} satisfies OrderEvent;

export const cancelled = {
    "detail-type": "order.cancelled",
    detail: { ...detail, id: "o-1.6", reason: "out-of-stock" },
} satisfies OrderEvent;
