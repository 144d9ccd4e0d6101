import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const root = join(__dirname, "../../..");

/** A program of a service, as a process of its own. */
export class ServiceProcess {
    private readonly child: ChildProcess;
    private readonly ended: Promise<number | null>;
    /** All that it has written. */
    output = "";

    /**
     * @param program its path in the repository, as `services/user/src/server.ts`
     * @param variables all that it is given, beside where programs are
     */
    constructor(program: string, variables: Readonly<Record<string, string>>) {
        this.child = spawn(process.execPath, ["-r", "ts-node/register", join(root, program)], {
            cwd: root,
            env: { PATH: process.env.PATH, ...variables },
            stdio: ["ignore", "pipe", "pipe"],
        });
        for (const stream of [this.child.stdout, this.child.stderr])
            stream?.setEncoding("utf8").on("data", (part: string) => (this.output += part));
        this.ended = once(this.child, "close").then(([code]) => code as number | null);
    }

    /** The exit code. */
    get end(): Promise<number | null> {
        return this.ended;
    }

    kill(signal: NodeJS.Signals): void {
        this.child.kill(signal);
    }

    /** Waits until it is so, for at most as many milliseconds. @throws Error with what the process has written */
    async until(what: string, is: () => Promise<boolean>, deadline = 30_000): Promise<void> {
        for (const end = Date.now() + deadline; Date.now() < end; await delay(100)) if (await is()) return;
        throw new Error(`not ${what} within ${deadline} ms:\n${this.output}`);
    }
}
