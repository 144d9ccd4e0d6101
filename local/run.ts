import { execa } from "execa";
import { throwIfInterrupted, whileRunning } from "./interruption";

/** How a command is run. */
export interface RunOptions {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    /** Called with each line of the output while the command runs. */
    readonly onLine?: (line: string) => void;
    /** Called with the process's id once it runs. */
    readonly onStart?: (pid: number) => void;
    readonly timeoutSeconds?: number;
}

/** How a command ended. */
export interface RunResult {
    /** 0 if all is well; undefined if it did not even start, or was killed. */
    readonly exitCode: number | undefined;
    /** The signal that killed it, if one did. */
    readonly signal: string | undefined;
    /** Whether there is no such command. */
    readonly missing: boolean;
    readonly stdout: string;
    readonly stderr: string;
}

/**
 * Runs a command in a process group of its own, so that a Ctrl-C reaches it through {@link whileRunning} only.
 * @throws Interrupted if the user pressed Ctrl-C meanwhile
 */
export async function run(command: string, words: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    throwIfInterrupted();
    const child = execa(command, words, {
        reject: false,
        stdin: "ignore",
        detached: process.platform !== "win32",
        extendEnv: options.env === undefined,
        ...(options.cwd !== undefined && { cwd: options.cwd }),
        ...(options.env !== undefined && { env: options.env }),
        ...(options.timeoutSeconds !== undefined && { timeout: options.timeoutSeconds * 1000 }),
    });
    if (child.pid !== undefined) options.onStart?.(child.pid);
    const lines = (async () => {
        if (options.onLine === undefined) return;
        for await (const line of child.iterable({ from: "stdout" })) options.onLine(line);
    })().catch(() => undefined);
    const result = await whileRunning(child.pid, child);
    await lines;
    return {
        exitCode: result.exitCode,
        signal: result.signal,
        missing: result.code === "ENOENT",
        stdout: result.stdout ?? "",
        stderr: result.stderr ?? "",
    };
}

/** The last lines of an output. */
export const tail = (text: string, lines: number): string => text.trimEnd().split("\n").slice(-lines).join("\n");
