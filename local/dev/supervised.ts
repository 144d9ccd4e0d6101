import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Offspring } from "./offspring";
import type { Runnable } from "./runnable";

/** What a process tells, or what is told of it. */
export interface Told {
    readonly service: string;
    /** Its own output, or what became of it. */
    readonly from: "stderr" | "stdout" | "supervisor";
    readonly line: string;
}

/** How long is waited before a process that has ended by itself is started again. */
export interface BackOff {
    readonly firstMs: number;
    readonly mostMs: number;
    /** After so long a run the next end counts as the first. */
    readonly forgivenAfterMs: number;
}

/** The arguments of a {@link Supervised} process. */
export interface SupervisedArgs {
    readonly name: string;
    readonly runnable: Runnable;
    readonly variables: Readonly<Record<string, string>>;
    readonly offspring: Offspring;
    readonly tell: (told: Told) => void;
    /** @default half a second, doubled up to 10 s */
    readonly backOff?: BackOff;
}

const usualBackOff: BackOff = { firstMs: 500, mostMs: 10_000, forgivenAfterMs: 10_000 };

/** How long a process may take to stop before it is killed: as long as it is given on a laptop. */
const stopSeconds = 5;

/** The exit code of a process whose configuration is wrong, as `sysexits.h` numbers it: starting it again does not help. */
const wrongConfiguration = 78;

/** How a process ended, in words. */
const endText = (code: number | null, signal: NodeJS.Signals | null): string =>
    signal === null ? `ended with exit code ${code ?? "none"}` : `was ended by ${signal}`;

/** Starts a process and hands on each line that it prints. */
export async function startTelling({
    name,
    runnable,
    variables,
    offspring,
    tell,
}: Omit<SupervisedArgs, "backOff">): Promise<{
    readonly child: ChildProcess;
    readonly ended: Promise<{ code: number | null; text: string }>;
}> {
    const { command, words, folder } = runnable;
    const child = await offspring.start(command, words, {
        cwd: folder,
        env: { ...variables },
        stdio: ["ignore", "pipe", "pipe"],
    });
    for (const from of ["stdout", "stderr"] as const) {
        const stream = child[from];
        if (stream !== null)
            createInterface({ input: stream }).on("line", (line) => tell({ service: name, from, line }));
    }
    const ended = new Promise<{ code: number | null; text: string }>((resolve) => {
        if (child.pid === undefined) resolve({ code: null, text: `can't be started: there is no command ${command}` });
        // Not at its exit, but when all that it printed was read.
        child.once("close", (code, signal) => resolve({ code, text: endText(code, signal) }));
    });
    return { child, ended };
}

/** A process that is kept running: it is started again when it ends by itself, with a pause that grows, and when it is told to. */
export class Supervised {
    private child: ChildProcess | undefined;
    private stopped = true;
    private failures = 0;
    /** Wakes who waits to start it again. */
    private wake = new AbortController();
    private running = Promise.resolve();
    /** How often it was started. */
    starts = 0;

    constructor(private readonly args: SupervisedArgs) {}

    /** The id of the process, while it runs. */
    get pid(): number | undefined {
        const { child } = this;
        return child === undefined || child.exitCode !== null || child.signalCode !== null ? undefined : child.pid;
    }

    /** Starts it, and keeps it running. */
    start(): void {
        if (!this.stopped) return;
        this.stopped = false;
        this.running = this.keepRunning();
    }

    /** Ends it, and starts it again at once. */
    async restart(): Promise<void> {
        this.failures = 0;
        const { pid } = this;
        if (pid === undefined) this.wake.abort();
        else {
            this.expected = true;
            await this.args.offspring.end(pid, { seconds: stopSeconds });
        }
    }

    /** Ends it for good. */
    async stop(): Promise<void> {
        this.stopped = true;
        this.wake.abort();
        const { pid } = this;
        if (pid !== undefined) await this.args.offspring.end(pid, { seconds: stopSeconds });
        await this.running;
    }

    /** Whether its next end was asked for. */
    private expected = false;

    private async keepRunning(): Promise<void> {
        const { name, offspring, tell, backOff = usualBackOff } = this.args;
        while (!this.stopped) {
            const began = Date.now();
            const { child, ended } = await startTelling(this.args);
            this.child = child;
            this.starts++;
            const { code, text } = await ended;
            if (child.pid !== undefined) offspring.forget(child.pid);
            const wasAsked = this.expected || this.stopped;
            this.expected = false;
            if (wasAsked) continue;
            this.failures = Date.now() - began > backOff.forgivenAfterMs ? 1 : this.failures + 1;
            const pause = Math.min(backOff.firstMs * 2 ** (this.failures - 1), backOff.mostMs);
            const forGood = code === wrongConfiguration || child.pid === undefined;
            const next = forGood ? "waits for a change" : `starts again in ${pause / 1000} s`;
            tell({ service: name, from: "supervisor", line: `${text}: ${next}` });
            this.wake = new AbortController();
            await sleep(forGood ? 2 ** 31 - 1 : pause, undefined, { signal: this.wake.signal }).catch(() => undefined);
        }
    }
}
