import { evolve, type Order, type Recorded } from "../domain/order";
import { messageOf } from "../events/message-of";
import type { Message } from "../events/order-event";

/** Somebody else has appended first. */
export class VersionConflict extends Error {
    constructor(id: string, sequence: number) {
        super(`order ${id} has an event ${sequence} already`);
        this.name = "VersionConflict";
    }
}

/** Where the histories of orders are kept. */
export interface EventStore {
    /** The order as all that was appended leaves it. */
    load(id: string): Promise<Order | undefined>;
    history(id: string): Promise<readonly Recorded[]>;
    /**
     * Keeps all of an append or nothing of it.
     * @throws VersionConflict if there is another event at one of its places
     */
    append(append: Append): Promise<void>;
}

/** What is kept in one go: events, what is to be published of them, and whether the saga goes on. */
export interface Append {
    readonly id: string;
    readonly history: readonly Recorded[];
    /** By the sequence of the event that they tell of. */
    readonly messages: ReadonlyMap<number, Message>;
    readonly order: Order;
}

/** Puts together what is kept when events happen to an order; undefined where none do. */
export function appendOf(id: string, before: Order | undefined, history: readonly Recorded[]): Append | undefined {
    let order = before;
    const messages = new Map<number, Message>();
    for (const recorded of history) {
        order = evolve(id, order, recorded);
        const message = messageOf(order, recorded);
        if (message !== undefined) messages.set(recorded.sequence, message);
    }
    return order === undefined || history.length === 0 ? undefined : { id, history, messages, order };
}
