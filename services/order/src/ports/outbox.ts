import type { Message } from "../events/order-event";

/** A message that was kept with the event that it tells of. */
export interface Outgoing {
    readonly orderId: string;
    readonly sequence: number;
    readonly message: Message;
}

/** The messages that were not published yet, as far as is known. */
export interface Outbox {
    /** The oldest of those that were kept before a time. */
    pending(before: Date, limit: number): Promise<readonly Outgoing[]>;
    published(outgoing: Outgoing): Promise<void>;
}

/** Where messages are published. */
export interface Bus {
    /** @returns those that it took */
    publish(batch: readonly Outgoing[]): Promise<readonly Outgoing[]>;
}
