import { createHash, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { decide, type Placement } from "./domain/decide";
import type { Order } from "./domain/order";
import { appendOf, VersionConflict, type Append, type EventStore } from "./ports/event-store";
import type { Users } from "./ports/users";

/** What a customer asks for. */
export type OrderRequest = Omit<Placement, "email">;

/** How placing an order ended. */
export type Placed =
    | { readonly kind: "placed" | "repeated"; readonly order: Order }
    | { readonly kind: "unknown-user" }
    | { readonly kind: "key-reused" };

/** What orders are placed with. */
export interface PlaceOrder {
    readonly store: EventStore;
    readonly users: Users;
    readonly clock: () => Date;
    readonly deadlineSeconds: number;
    /** Is told what was kept. */
    readonly appended: (append: Append) => void;
}

/** The id of an order. The same key of the same user gives the same id, so that a repeat meets the order that is there. */
export const orderIdOf = (userId: string, idempotencyKey: string | undefined): string =>
    idempotencyKey === undefined
        ? randomUUID()
        : createHash("sha256")
              .update(JSON.stringify([userId, idempotencyKey]))
              .digest("hex")
              .slice(0, 32);

/** Places an order, once for each key. */
export async function placeOrder(
    request: OrderRequest,
    idempotencyKey: string | undefined,
    by: PlaceOrder,
): Promise<Placed> {
    const id = orderIdOf(request.userId, idempotencyKey);
    const before = idempotencyKey === undefined ? undefined : await by.store.load(id);
    if (before !== undefined) return repeated(before, request);
    const email = await by.users.emailOf(request.userId);
    if (email === undefined) return { kind: "unknown-user" };
    const { deadlineSeconds, clock } = by;
    const history = decide(id, undefined, { type: "place", ...request, email }, { now: clock(), deadlineSeconds });
    const append = appendOf(id, undefined, history);
    if (append === undefined) throw new Error("a new order has events");
    try {
        await by.store.append(append);
    } catch (error) {
        // The same request came twice at the same time.
        const order = error instanceof VersionConflict ? await by.store.load(id) : undefined;
        if (order === undefined) throw error;
        return repeated(order, request);
    }
    by.appended(append);
    return { kind: "placed", order: append.order };
}

/** Whether the order that is there is the one that is asked for. */
function repeated(order: Order, { lines, cardToken }: OrderRequest): Placed {
    const same = isDeepStrictEqual([order.lines, order.cardToken], [lines, cardToken]);
    return same ? { kind: "repeated", order } : { kind: "key-reused" };
}
