import { Unavailable } from "@flotilla/chassis";
import {
    circuitBreaker,
    ConsecutiveBreaker,
    ExponentialBackoff,
    handleAll,
    retry,
    wrap,
    type IPolicy,
} from "cockatiel";
import type { Gateway } from "../ports/gateway";

/** How often the provider is asked for one request. */
const attempts = 3;
/** After so many failures in a row the provider is left alone for a while. */
const failuresInARow = 10;
const restMilliseconds = 2_000;

/** Asks a provider again where it fails, which its keys make safe, and leaves it alone while it is down. */
export function steady(gateway: Gateway): Gateway {
    const again = retry(handleAll, {
        maxAttempts: attempts - 1,
        backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }),
    });
    const breaker = circuitBreaker(handleAll, {
        halfOpenAfter: restMilliseconds,
        breaker: new ConsecutiveBreaker(failuresInARow),
    });
    const policy: IPolicy = wrap(again, breaker);
    const ask = <Answer>(run: (signal: AbortSignal) => Promise<Answer>, signal: AbortSignal): Promise<Answer> =>
        policy
            .execute(() => untilAborted(run(signal), signal), signal)
            .catch((cause: unknown) => {
                throw new Unavailable("provider", "gave no answer", { cause });
            });
    return {
        charge: (request, signal) => ask((until) => gateway.charge(request, until), signal),
        refund: (key, signal) => ask((until) => gateway.refund(key, until), signal),
    };
}

/** Does not wait for a provider that does not heed the signal. */
function untilAborted<Answer>(asked: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
    return Promise.race([asked, aborted]);
}
