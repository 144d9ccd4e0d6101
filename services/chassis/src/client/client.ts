import {
    BrokenCircuitError,
    circuitBreaker,
    ConsecutiveBreaker,
    DelegateBackoff,
    handleWhen,
    retry,
    TaskCancelledError,
    timeout,
    TimeoutStrategy,
    wrap,
    type IRetryBackoffContext,
} from "cockatiel";
import type { z } from "zod";
import { Unavailable } from "../unavailable";
import { FailedTry } from "./errors";
import { send, type Call } from "./send";

/** How another service is called. */
export interface ClientOptions {
    /** Its name, as in errors and spans. */
    readonly name: string;
    /** Its address, as `http://inventory.example.internal:8080`. */
    readonly url: string;
    /** How long a call may take with all of its tries, in milliseconds. @default 2000 */
    readonly deadline?: number;
    /** How often a call is sent at most, if it is one that may be repeated. @default 3 */
    readonly attempts?: number;
    /** After how many failures one after another nothing is sent for a while. @default 5 */
    readonly failures?: number;
    /** How long nothing is sent then, in milliseconds. @default 2000 */
    readonly pause?: number;
}

/** Calls another service. */
export interface Client {
    /**
     * @returns the answer as the schema reads it
     * @throws Declined if the other service refuses, Unavailable if it does not answer
     */
    call<Answer extends z.ZodType>(call: Call & { readonly answer: Answer }): Promise<z.output<Answer>>;
    /** For a call whose answer has no body. */
    call(call: Call): Promise<void>;
}

/** The first wait is drawn from 0 to this, in milliseconds; each next one from twice as much. */
const FIRST_WAIT_MS = 50;

const mayBeRepeated = ({ method, idempotencyKey }: Call): boolean => method !== "POST" || idempotencyKey !== undefined;

function waitBefore({ attempt, result }: IRetryBackoffContext<unknown>): number {
    const jitter = Math.random() * FIRST_WAIT_MS * 2 ** (attempt - 1);
    const asked = "error" in result && result.error instanceof FailedTry ? result.error.retryAfter : 0;
    return asked + jitter;
}

function read<Answer>(name: string, body: string, schema: z.ZodType<Answer>): Answer {
    try {
        return schema.parse(JSON.parse(body));
    } catch (cause) {
        throw new Unavailable(name, "answered what its contract does not have", { cause });
    }
}

/** A client of another service: with a deadline, with tries where they do no harm, and with a circuit breaker. */
export function createClient({
    name,
    url,
    deadline = 2_000,
    attempts = 3,
    failures = 5,
    pause = 2_000,
}: ClientOptions): Client {
    const breaker = circuitBreaker(
        handleWhen((error) => error instanceof FailedTry),
        { halfOpenAfter: pause, breaker: new ConsecutiveBreaker(failures) },
    );

    const policyFor = (call: Call) => {
        const end = Date.now() + deadline;
        const worthwhile = (error: Error) =>
            error instanceof FailedTry && error.again && Date.now() + error.retryAfter < end;
        return wrap(
            timeout(deadline, TimeoutStrategy.Aggressive),
            retry(handleWhen(worthwhile), {
                maxAttempts: mayBeRepeated(call) ? attempts - 1 : 0,
                backoff: new DelegateBackoff(waitBefore),
            }),
            breaker,
        );
    };

    return {
        async call<Answer extends z.ZodType>({ answer, ...call }: Call & { readonly answer?: Answer }) {
            let body: string;
            try {
                body = await policyFor(call).execute(({ signal, attempt }) => send(name, url, call, attempt, signal));
            } catch (error) {
                if (error instanceof TaskCancelledError)
                    throw new Unavailable(name, `did not answer within ${deadline} ms`, { cause: error });
                if (error instanceof BrokenCircuitError)
                    throw new Unavailable(name, "failed too often: nothing is sent for a moment", { cause: error });
                throw error;
            }
            return answer === undefined ? undefined : read(name, body, answer);
        },
    } as Client;
}
