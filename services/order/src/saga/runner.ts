import { bulkhead } from "cockatiel";
import { repeat, type Repeated } from "../repeat";
import { drive, type Drive } from "./drive";

export interface SagaRunner {
    /** Brings an order forward at once. */
    start(id: string): void;
    /** Ends the steps that are being done, and begins no other. */
    stop(): Promise<void>;
}

/** So many orders at a time; the rest wait in memory, and in the table. */
const concurrency = 32;

/**
 * Brings orders forward: those that it is told of, and whatever else is due, at the start and every few seconds, such as what
 * another task left behind.
 */
export function createSagaRunner(by: Drive, sweepSeconds: number, failed: (error: unknown) => void): SagaRunner {
    const stopping = new AbortController();
    const places = bulkhead(concurrency, Infinity);
    const running = new Map<string, Promise<void>>();

    const start = (id: string): void => {
        if (running.has(id) || stopping.signal.aborted) return;
        const run = places
            .execute(() => drive(id, by, stopping.signal))
            .catch(failed)
            .finally(() => running.delete(id));
        running.set(id, run);
    };

    const sweep: Repeated = repeat(sweepSeconds, failed, async () => {
        for (const id of await by.sagas.due(by.clock(), 4 * concurrency)) start(id);
    });

    return {
        start,
        stop: async () => {
            stopping.abort();
            await Promise.all([sweep.stop(), ...running.values()]);
        },
    };
}
