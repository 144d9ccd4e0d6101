import { readFileSync } from "node:fs";
import { pause, signalGroup } from "./interruption";
import { run } from "./run";

/** Whether a process runs. */
export function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
    // A process that has ended but that nobody has waited for is listed for ever where nothing reaps.
    try {
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
        return true;
    }
}

/** The command line of a process, or undefined where it doesn't run or can't be told. */
export async function commandLine(pid: number): Promise<string | undefined> {
    if (!isAlive(pid)) return undefined;
    try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    } catch {
        const { exitCode, stdout } = await run("ps", ["-o", "command=", "-p", String(pid)]);
        return exitCode === 0 ? stdout.trim() : undefined;
    }
}

/** Waits until a process has ended. */
export async function waitForEnd(pid: number, seconds: number): Promise<boolean> {
    const deadline = Date.now() + seconds * 1000;
    while (isAlive(pid)) {
        if (Date.now() > deadline) return false;
        await pause(100);
    }
    return true;
}

/**
 * Ends a process: asks it, and kills it and all that it has started if it doesn't within the time.
 * @param signal how it is asked
 */
export async function end(pid: number, signal: NodeJS.Signals, seconds: number): Promise<void> {
    try {
        process.kill(pid, signal);
    } catch {
        return;
    }
    if (await waitForEnd(pid, seconds)) return;
    signalGroup(pid, "SIGKILL");
    try {
        process.kill(pid, "SIGKILL");
    } catch {
        // It was the leader of its group.
    }
    await waitForEnd(pid, 5);
}
