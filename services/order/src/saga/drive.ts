import { decide, type Command } from "../domain/decide";
import type { Order } from "../domain/order";
import { nextStep } from "../domain/saga";
import { appendOf, type Append, type EventStore } from "../ports/event-store";
import type { Sagas } from "../ports/sagas";
import type { PerformStep } from "../ports/steps";
import { delayAfter } from "./delay";

/** What orders are brought forward with. */
export interface Drive {
    readonly store: EventStore;
    readonly sagas: Sagas;
    readonly perform: PerformStep;
    readonly clock: () => Date;
    /** Who holds an order: another name for each process. */
    readonly owner: string;
    /** How long a step may take until others take the order for abandoned. */
    readonly leaseSeconds: number;
    /** How long reserving and paying may take together. */
    readonly deadlineSeconds: number;
    /** Is told what was kept. */
    readonly appended: (append: Append) => void;
    /** Is told why an order was put off. */
    readonly putOff: (id: string, error: unknown, attempts: number) => void;
}

/**
 * Brings an order forward until it is confirmed or cancelled, a step fails to tell its outcome, or `stop` says so between two steps.
 * Starts from what is recorded, so it makes no difference where an earlier run was killed.
 */
export async function drive(id: string, by: Drive, stop: AbortSignal): Promise<void> {
    let attempts = stop.aborted ? undefined : await take(id, by);
    if (attempts === undefined) return;
    try {
        let order = await by.store.load(id);
        while (order !== undefined && !stop.aborted) {
            order = await tell(order, { type: "resume" }, by);
            const next = nextStep(order, by.clock(), by.deadlineSeconds);
            if (next.kind !== "perform" || (await take(id, by)) === undefined) return;
            order = await tell(order, { type: "settle", outcome: await by.perform(order, next.step) }, by);
            attempts = 0;
        }
        await by.sagas.putOff(id, by.owner, by.clock(), attempts);
    } catch (error) {
        attempts++;
        by.putOff(id, error, attempts);
        await by.sagas.putOff(id, by.owner, new Date(by.clock().getTime() + delayAfter(attempts)), attempts);
    }
}

const take = (id: string, { sagas, owner, clock, leaseSeconds }: Drive): Promise<number | undefined> => {
    const now = clock();
    return sagas.take(id, owner, now, new Date(now.getTime() + leaseSeconds * 1000));
};

async function tell(
    order: Order,
    command: Command,
    { store, clock, deadlineSeconds, appended }: Drive,
): Promise<Order> {
    const history = decide(order.id, order, command, { now: clock(), deadlineSeconds });
    const append = appendOf(order.id, order, history);
    if (append === undefined) return order;
    await store.append(append);
    appended(append);
    return append.order;
}
