import { replay, type Recorded } from "../../src/domain/order";
import { VersionConflict, type EventStore } from "../../src/ports/event-store";
import type { Bus, Outbox, Outgoing } from "../../src/ports/outbox";
import type { Sagas } from "../../src/ports/sagas";
import type { View, Views } from "../../src/ports/views";

interface Saga {
    dueAt: number;
    heldBy?: string | undefined;
    attempts: number;
}

/** All that the order service keeps, in memory: it outlives what is killed in a test. */
export interface Memory {
    readonly store: EventStore;
    readonly sagas: Sagas;
    readonly outbox: Outbox;
    readonly views: Views;
    readonly bus: Bus;
    /** What came to the bus. */
    readonly published: Outgoing[];
    readonly open: ReadonlyMap<string, Saga>;
}

/** Keeps in memory what the table keeps, by the same rules. */
export function createMemory(): Memory {
    const histories = new Map<string, Recorded[]>();
    const open = new Map<string, Saga>();
    const unpublished = new Map<string, Outgoing>();
    const views = new Map<string, View>();
    const published: Outgoing[] = [];
    const keyOf = ({ orderId, sequence }: Pick<Outgoing, "orderId" | "sequence">): string => `${orderId} ${sequence}`;

    const store: EventStore = {
        load: async (id) => replay(id, histories.get(id) ?? []),
        history: async (id) => [...(histories.get(id) ?? [])],
        append: async ({ id, history, messages, order }) => {
            const before = histories.get(id) ?? [];
            const [first] = history;
            if (first?.sequence !== before.length + 1) throw new VersionConflict(id, first?.sequence ?? 0);
            histories.set(id, [...before, ...history]);
            for (const [sequence, message] of messages)
                unpublished.set(keyOf({ orderId: id, sequence }), { orderId: id, sequence, message });
            if (order.state !== "pending") open.delete(id);
            else if (first.sequence === 1) open.set(id, { dueAt: Date.parse(order.placedAt), attempts: 0 });
        },
    };

    const sagas: Sagas = {
        take: async (id, owner, now, until) => {
            const saga = open.get(id);
            if (saga === undefined || (saga.dueAt > now.getTime() && saga.heldBy !== owner)) return undefined;
            Object.assign(saga, { dueAt: until.getTime(), heldBy: owner });
            return saga.attempts;
        },
        putOff: async (id, owner, until, attempts) => {
            const saga = open.get(id);
            if (saga?.heldBy === owner) Object.assign(saga, { dueAt: until.getTime(), heldBy: undefined, attempts });
        },
        due: async (now, limit) =>
            [...open]
                .filter(([, { dueAt }]) => dueAt <= now.getTime())
                .sort(([, a], [, b]) => a.dueAt - b.dueAt)
                .slice(0, limit)
                .map(([id]) => id),
    };

    return {
        store,
        sagas,
        open,
        published,
        outbox: {
            pending: async (before, limit) =>
                [...unpublished.values()]
                    .filter(({ message }) => Date.parse(message.detail.occurredAt) <= before.getTime())
                    .slice(0, limit),
            published: async (outgoing) => void unpublished.delete(keyOf(outgoing)),
        },
        bus: {
            publish: async (batch) => {
                published.push(...batch);
                return batch;
            },
        },
        views: {
            get: async (id) => views.get(id),
            ofUser: async (userId, limit, cursor) => {
                const all = [...views.values()]
                    .filter((view) => view.userId === userId)
                    .sort((a, b) => b.placedAt.localeCompare(a.placedAt));
                const from = cursor === undefined ? 0 : Number(cursor);
                const more = from + limit < all.length;
                return { views: all.slice(from, from + limit), ...(more && { cursor: String(from + limit) }) };
            },
            put: async (view) => {
                if ((views.get(view.id)?.sequence ?? 0) < view.sequence) views.set(view.id, view);
            },
        },
    };
}
