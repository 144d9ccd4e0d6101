import { setTimeout as pause } from "node:timers/promises";

export interface Repeated {
    /** Waits for the present run, and lets no other begin. */
    stop(): Promise<void>;
}

/** Does something at once, and again that long after it ended. */
export function repeat(
    seconds: number,
    failed: (error: unknown) => void,
    run: (stop: AbortSignal) => Promise<void>,
): Repeated {
    const stopping = new AbortController();
    const { signal } = stopping;
    const loop = async (): Promise<void> => {
        while (!signal.aborted) {
            await run(signal).catch((error: unknown) => void (signal.aborted || failed(error)));
            await pause(seconds * 1000, undefined, { signal }).catch(() => undefined);
        }
    };
    const ended = loop();
    return {
        stop: async () => {
            stopping.abort();
            await ended;
        },
    };
}
