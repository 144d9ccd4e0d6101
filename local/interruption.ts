import { setTimeout as sleep } from "node:timers/promises";
import { Interrupted } from "./local-error";

const controller = new AbortController();
const children = new Set<number>();

/** Sends a signal to a process and all that it has started, if it is still there. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
    try {
        process.kill(process.platform === "win32" ? pid : -pid, signal);
    } catch {
        // It has ended by itself.
    }
}

/**
 * Turns Ctrl-C into an orderly end: what runs is asked to stop, and is killed at the second Ctrl-C.
 * @param onInterrupt called at the first one
 */
export function handleInterruption(onInterrupt: () => void): void {
    const stop = () => {
        const again = controller.signal.aborted;
        for (const pid of children) signalGroup(pid, again ? "SIGKILL" : "SIGINT");
        if (again) return;
        onInterrupt();
        controller.abort();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
}

/** Passes a Ctrl-C on to a child, the leader of its own process group, until it has ended. */
export async function whileRunning<Result>(pid: number | undefined, ended: PromiseLike<Result>): Promise<Result> {
    if (pid === undefined) return await ended;
    children.add(pid);
    try {
        return await ended;
    } finally {
        children.delete(pid);
        throwIfInterrupted();
    }
}

/** Throws if the user has pressed Ctrl-C. */
export function throwIfInterrupted(): void {
    if (controller.signal.aborted) throw new Interrupted();
}

/** Waits, but for a Ctrl-C. */
export async function pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: controller.signal }).catch(() => throwIfInterrupted());
}
