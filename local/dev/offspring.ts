import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { signalGroup } from "../interruption";
import { readJsonFile, remove, writeJsonFile } from "../json-file";
import { isAlive } from "../processes";
import { run } from "../run";

const processSchema = z.object({ pid: z.int(), started: z.string() });
const schema = z.object({
    owner: processSchema,
    processes: z.array(processSchema),
    folders: z.array(z.string()),
});

type Started = z.output<typeof processSchema>;

/** When a process was started, by which another of the same id is told apart; or undefined where it does not run. */
async function startOf(pid: number): Promise<string | undefined> {
    if (!isAlive(pid)) return undefined;
    try {
        // The name is in parentheses, and may have spaces. Source: proc_pid_stat(5), field 22.
        return readFileSync(`/proc/${pid}/stat`, "utf8")
            .replace(/^.*\) /s, "")
            .split(" ")[19];
    } catch {
        const { exitCode, stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)]);
        return exitCode === 0 ? stdout.trim() : undefined;
    }
}

const runs = async ({ pid, started }: Started): Promise<boolean> => (await startOf(pid)) === started;

/** How long a process has to end by itself after it was asked to. */
export interface Patience {
    readonly signal?: NodeJS.Signals;
    readonly seconds?: number;
}

/**
 * The processes and folders that this one has made. They are written down, so that whoever comes after a kill finds what was
 * left: each process leads a group of its own, and outlives this one.
 */
export class Offspring {
    private readonly processes = new Map<number, Started>();
    private readonly folders = new Set<string>();
    private owner: Started = { pid: process.pid, started: "" };

    /** @param file where it is written down */
    constructor(private readonly file: string) {}

    /**
     * Ends what an earlier one has left.
     * @returns how many processes that were, or the id of the earlier one where it still runs
     */
    async begin(): Promise<{ readonly ended: number } | { readonly running: number }> {
        const earlier = readJsonFile(this.file, schema);
        if (earlier !== undefined && (await runs(earlier.owner))) return { running: earlier.owner.pid };
        let ended = 0;
        for (const left of earlier?.processes ?? []) {
            if (!(await runs(left))) continue;
            ended++;
            signalGroup(left.pid, "SIGKILL");
            await waitUntil(() => !isAlive(left.pid), 5);
        }
        for (const folder of earlier?.folders ?? []) remove(folder);
        this.owner = { pid: process.pid, started: (await startOf(process.pid)) ?? "" };
        this.write();
        return { ended };
    }

    /** Starts a process, and writes it down. */
    async start(command: string, words: readonly string[], options: SpawnOptions): Promise<ChildProcess> {
        const child = spawn(command, words, { ...options, detached: process.platform !== "win32" });
        // A command that is not there is told by its id, which is then none.
        child.on("error", () => undefined);
        if (child.pid !== undefined) await this.adopt(child.pid);
        return child;
    }

    /** Writes down a process that was started elsewhere. */
    async adopt(pid: number): Promise<void> {
        const started = await startOf(pid);
        if (started === undefined) return;
        this.processes.set(pid, { pid, started });
        this.write();
    }

    /** Writes down a folder, to be deleted in the end. */
    keepFolder(folder: string): void {
        this.folders.add(folder);
        this.write();
    }

    /** Ends a process and all that it has started: asks it, and kills it where it does not end within its time. */
    async end(pid: number, { signal = "SIGTERM", seconds = 10 }: Patience = {}): Promise<void> {
        signalGroup(pid, signal);
        await waitUntil(() => !isAlive(pid), seconds);
        // What it has started may outlive it.
        signalGroup(pid, "SIGKILL");
        await waitUntil(() => !isAlive(pid), 5);
        this.forget(pid);
    }

    /** Forgets a process that has ended by itself. */
    forget(pid: number): void {
        if (this.processes.delete(pid)) this.write();
    }

    /** Ends what is left of all, deletes the folders and forgets them. */
    async finish(): Promise<void> {
        await Promise.all([...this.processes.keys()].map((pid) => this.end(pid, { seconds: 2 })));
        for (const folder of this.folders) remove(folder);
        remove(this.file);
    }

    private write(): void {
        const { owner } = this;
        writeJsonFile(this.file, { owner, processes: [...this.processes.values()], folders: [...this.folders] });
    }
}

/** Waits until something holds, or the time is over. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
        if (await condition()) return true;
        if (Date.now() >= deadline) return false;
        await sleep(50);
    }
}
