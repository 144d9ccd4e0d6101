import { repeat, type Repeated } from "../repeat";
import type { Append } from "../ports/event-store";
import type { Bus, Outbox, Outgoing } from "../ports/outbox";

export interface Publisher {
    /** Publishes what was just kept. */
    publish(append: Append): void;
    stop(): Promise<void>;
}

/** What a sweep leaves to those who kept it and are publishing it. */
const freshSeconds = 2;
const batch = 100;

/**
 * Publishes each message at least once: right after it was kept, and whatever is left, such as after a crash between the two, in sweeps at the
 * start and every few seconds.
 */
export function createPublisher(
    { outbox, bus, clock }: { readonly outbox: Outbox; readonly bus: Bus; readonly clock: () => Date },
    sweepSeconds: number,
    failed: (error: unknown) => void,
): Publisher {
    const running = new Set<Promise<void>>();

    async function send(batch: readonly Outgoing[]): Promise<void> {
        if (batch.length === 0) return;
        const taken = await bus.publish(batch);
        await Promise.all(taken.map((outgoing) => outbox.published(outgoing)));
        if (taken.length < batch.length) failed(new Error(`${batch.length - taken.length} events were not taken`));
    }

    const sweep: Repeated = repeat(sweepSeconds, failed, async () => {
        await send(await outbox.pending(new Date(clock().getTime() - freshSeconds * 1000), batch));
    });

    return {
        publish: ({ id, messages }) => {
            const batch = [...messages].map(([sequence, message]) => ({ orderId: id, sequence, message }));
            const run = send(batch)
                .catch(failed)
                .finally(() => running.delete(run));
            running.add(run);
        },
        stop: async () => {
            await Promise.all([sweep.stop(), ...running]);
        },
    };
}
