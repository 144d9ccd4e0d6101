import type { EventStore } from "../../src/ports/event-store";
import type { Sagas } from "../../src/ports/sagas";
import type { PerformStep } from "../../src/ports/steps";

/** Ends a process: nothing runs after it, not even what is caught. */
export class Kill extends Error {}

/** Lets a process do so many things, and kills it right after the last, where nobody hears how that went. */
export class Fuse {
    constructor(private left: number) {}

    async guard<Answer>(act: () => Promise<Answer>): Promise<Answer> {
        if (this.left <= 0) throw new Kill();
        if (--this.left > 0) return act();
        await act();
        throw new Kill();
    }
}

/** What an order is brought forward with, by a process that a fuse kills. */
export function burning(fuse: Fuse, store: EventStore, sagas: Sagas, perform: PerformStep) {
    return {
        store: {
            load: (id) => fuse.guard(() => store.load(id)),
            history: (id) => fuse.guard(() => store.history(id)),
            append: (append) => fuse.guard(() => store.append(append)),
        } satisfies EventStore,
        sagas: {
            take: (...held) => fuse.guard(() => sagas.take(...held)),
            putOff: (...held) => fuse.guard(() => sagas.putOff(...held)),
            due: (...asked) => fuse.guard(() => sagas.due(...asked)),
        } satisfies Sagas,
        perform: ((order, step) => fuse.guard(() => perform(order, step))) satisfies PerformStep,
    };
}
