import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageProviderPact, Verifier } from "@pact-foundation/pact";
import { root } from "../../local/paths";

type StateHandlers = NonNullable<ConstructorParameters<typeof Verifier>[0]["stateHandlers"]>;
type MessageProviders = ConstructorParameters<typeof MessageProviderPact>[0]["messageProviders"];

/** The pacts that are written into a folder, by the files that they are to have beside the consumer's other contracts. */
export async function pactsBy(write: (folder: string) => Promise<void>): Promise<Record<string, object>> {
    const folder = await mkdtemp(join(tmpdir(), "flotilla-pacts-"));
    try {
        await write(folder);
        const pacts: Record<string, object> = {};
        for (const name of (await readdir(folder)).sort())
            pacts[`pacts/${name}`] = JSON.parse(await readFile(join(folder, name), "utf8")) as object;
        return pacts;
    } finally {
        await rm(folder, { recursive: true });
    }
}

/** The pact that a consumer has written about a provider. */
const pactOf = (consumer: string, provider: string): string =>
    join(root, "services", consumer, "contracts", "pacts", `${consumer}-${provider}.json`);

/** Says of a request without a body that it has none, as clients do; Pact's own proxy would announce one. */
const giveLength = ({ headers }: IncomingMessage, _response: unknown, next: () => void): void => {
    headers["content-length"] ??= "0";
    next();
};

/** What makes the states that a pact begins from, each by its name. */
export type States = Readonly<Record<string, (parameters: Record<string, unknown>) => Promise<unknown>>>;

/**
 * Tries a provider that listens at an address against what a consumer expects of it.
 * @throws if it breaks the consumer
 */
export async function verifyPact(consumer: string, provider: string, url: string, states: States): Promise<void> {
    const handlers = Object.entries(states).map(([name, make]) => [
        name,
        async (parameters?: unknown) => void (await make((parameters ?? {}) as Record<string, unknown>)),
    ]);
    await new Verifier({
        provider,
        providerBaseUrl: url,
        pactUrls: [pactOf(consumer, provider)],
        stateHandlers: Object.fromEntries(handlers) as StateHandlers,
        requestFilter: giveLength,
        logLevel: "error",
    }).verifyProvider();
}

/**
 * Tries the messages of a provider, each by its description, against what a consumer expects of them.
 * @throws if they break the consumer
 */
export async function verifyMessages(
    consumer: string,
    provider: string,
    messages: Readonly<Record<string, object>>,
): Promise<void> {
    const providers = Object.entries(messages).map(([name, message]) => [name, () => Promise.resolve(message)]);
    await new MessageProviderPact({
        provider,
        pactUrls: [pactOf(consumer, provider)],
        messageProviders: Object.fromEntries(providers) as MessageProviders,
        logLevel: "error",
    }).verify();
}
