import { setTimeout as delay } from "node:timers/promises";
import type { Reservations } from "./reservations";

/** Gives back, again and again, what was held for too long. */
export interface Sweeper {
    /** Ends after the sweep that is under way. */
    stop(): Promise<void>;
}

/** Where it tells what it did. */
interface Log {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
}

/**
 * Starts to sweep. Each task of the service does: what one has given back, the others don't find.
 * @param interval milliseconds between two sweeps
 */
export function startSweeper(reservations: Pick<Reservations, "expireDue">, interval: number, log: Log): Sweeper {
    const end = new AbortController();
    const pause = () => delay(interval, undefined, { signal: end.signal }).catch(() => undefined);
    const sweep = async (): Promise<void> => {
        try {
            const expired = await reservations.expireDue();
            if (expired > 0) log.info({ expired }, "gave back what was held for too long");
        } catch (err) {
            log.warn({ err }, "the sweep failed, and is done again");
        }
    };
    const sweeping = (async () => {
        for (await pause(); !end.signal.aborted; await pause()) await sweep();
    })();
    return {
        stop: () => {
            end.abort();
            return sweeping;
        },
    };
}
