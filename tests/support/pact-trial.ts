/** A process that tries a provider against a pact, and ends with 1 where it breaks the consumer. See pacts.ts. */
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { MessageProviderPact, Verifier } from "@pact-foundation/pact";
import type { Answered, Asked, Trial } from "./pacts";

type StateHandlers = NonNullable<ConstructorParameters<typeof Verifier>[0]["stateHandlers"]>;
type MessageProviders = ConstructorParameters<typeof MessageProviderPact>[0]["messageProviders"];

/** Has the process of the test make a state, as it is there that the provider runs. */
const makeState = (state: string) => async (parameters?: unknown) => {
    const asked: Asked = { state, parameters: (parameters ?? {}) as Record<string, unknown> };
    process.send?.(asked);
    const [{ error }] = (await once(process, "message")) as [Answered];
    if (error !== undefined) throw new Error(`${state}: ${error}`);
};

/** Says of a request without a body that it has none, as clients do; Pact's own proxy would announce one. */
const giveLength = ({ headers }: IncomingMessage, _response: unknown, next: () => void): void => {
    headers["content-length"] ??= "0";
    next();
};

async function run({ provider, pact, url, states = [], messages }: Trial): Promise<void> {
    const common = { provider, pactUrls: [pact], logLevel: "error" as const };
    if (messages !== undefined) {
        const providers = Object.entries(messages).map(([name, message]) => [name, () => Promise.resolve(message)]);
        const messageProviders = Object.fromEntries(providers) as MessageProviders;
        await new MessageProviderPact({ ...common, messageProviders }).verify();
        return;
    }
    const stateHandlers = Object.fromEntries(states.map((state) => [state, makeState(state)])) as StateHandlers;
    await new Verifier({
        ...common,
        providerBaseUrl: url ?? "",
        stateHandlers,
        requestFilter: giveLength,
    }).verifyProvider();
}

process.once("message", (trial: Trial) => {
    run(trial)
        .catch((error: unknown) => {
            console.error(error);
            process.exitCode = 1;
        })
        .finally(() => process.disconnect());
});
