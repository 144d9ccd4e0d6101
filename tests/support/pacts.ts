import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../local/paths";

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

/** What makes the states that a pact begins from, each by its name. */
export type States = Readonly<Record<string, (parameters: Record<string, unknown>) => Promise<unknown>>>;

/** A provider, and what a consumer expects of it. */
export interface Trial {
    readonly provider: string;
    readonly pact: string;
    /** Where it listens, and the names of the states that can be made. */
    readonly url?: string;
    readonly states?: readonly string[];
    /** Its messages instead, by their descriptions. */
    readonly messages?: Readonly<Record<string, object>>;
}

/** A state that is to be made. */
export interface Asked {
    readonly state: string;
    readonly parameters: Record<string, unknown>;
}

/** That it was made, or why not. */
export interface Answered {
    readonly error?: string;
}

/**
 * Tries a provider in a process of its own, since Pact writes all that it finds to the terminal: it is shown where something is wrong.
 * @throws if the provider breaks the consumer
 */
async function attempt(trial: Trial, states: States = {}): Promise<void> {
    const child = fork(join(__dirname, "pact-trial.ts"), { execArgv: ["--require", "ts-node/register"], silent: true });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(String(chunk)));
    child.on("message", ({ state, parameters }: Asked) => {
        const answer = (answered: Answered) => void child.send(answered);
        const made = states[state]?.(parameters) ?? Promise.reject(new Error("nobody makes it"));
        made.then(
            () => answer({}),
            (error: unknown) => answer({ error: String(error) }),
        );
    });
    child.send({ ...trial, states: Object.keys(states) });
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(said.join(""));
}

/**
 * Tries a provider that listens at an address against what a consumer expects of it.
 * @throws if it breaks the consumer
 */
export const verifyPact = (consumer: string, provider: string, url: string, states: States): Promise<void> =>
    attempt({ provider, pact: pactOf(consumer, provider), url }, states);

/**
 * Tries the messages of a provider, each by its description, against what a consumer expects of them.
 * @throws if they break the consumer
 */
export const verifyMessages = (
    consumer: string,
    provider: string,
    messages: Readonly<Record<string, object>>,
): Promise<void> => attempt({ provider, pact: pactOf(consumer, provider), messages });
