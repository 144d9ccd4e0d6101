import type { Order, Recorded } from "../domain/order";
import { version, type Message } from "./order-event";

/**
 * What the world is told of an event in an order's history; nothing of those that are the saga's own affair.
 * @param order the order right after it
 */
export function messageOf(order: Order, { event, sequence, at }: Recorded): Message | undefined {
    const { id: orderId, userId, email, lines, placedAt, origin, total, reason } = order;
    const common: Extract<Message, { name: "order.placed" }>["detail"] = {
        id: `${orderId}.${sequence}`,
        version,
        orderId,
        sequence,
        ...origin,
        userId,
        email,
        lines: [...lines],
        placedAt,
        occurredAt: at,
    };
    switch (event.type) {
        case "placed":
            return { name: "order.placed", detail: common };
        case "confirmed":
            if (total === undefined) throw new Error(`order ${orderId} is confirmed without a total`);
            return { name: "order.confirmed", detail: { ...common, total } };
        case "cancelled":
            return {
                name: "order.cancelled",
                detail: { ...common, ...(total !== undefined && { total }), reason: reason ?? "unknown" },
            };
        default:
            return undefined;
    }
}
