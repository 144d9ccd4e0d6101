import type { Order } from "../domain/order";
import type { Message } from "../events/order-event";
import type { View } from "../ports/views";

const states = { "order.placed": "pending", "order.confirmed": "confirmed", "order.cancelled": "cancelled" } as const;

/** An order as an event about it shows it. Each event says everything, so none needs those before it. */
export function viewOfMessage({ name, detail }: Message): View {
    const { orderId, sequence, userId, lines, placedAt } = detail;
    return {
        id: orderId,
        state: states[name],
        userId,
        lines,
        placedAt,
        ...("total" in detail && { total: detail.total }),
        ...("reason" in detail && { reason: detail.reason }),
        sequence,
    };
}

/** An order as its history shows it. */
export function viewOfOrder({ id, state, userId, lines, placedAt, total, reason, sequence }: Order): View {
    return {
        id,
        state,
        userId,
        lines,
        placedAt,
        ...(total && { total }),
        ...(reason !== undefined && { reason }),
        sequence,
    };
}
