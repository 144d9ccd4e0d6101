import { parseArguments } from "./arguments";
import { handleInterruption } from "./interruption";
import { Interrupted, LocalError } from "./local-error";
import { createProgress, type Progress } from "./progress";

/** A command of a user's: `npm start` or `npm stop`. */
export interface Command {
    /** As the user writes it. */
    readonly name: string;
    readonly help: string;
    /** What to do after a Ctrl-C. */
    readonly goOn: string;
    /**
     * Does it.
     * @returns what `--json` prints, and whether all is as it should be
     */
    run(progress: Progress): Promise<{ readonly ok: boolean } & Record<string, unknown>>;
}

/** Runs a command: its arguments, its exit code, and no stack trace at what a user can put right. */
export async function runCommand(command: Command): Promise<void> {
    let json = process.argv.includes("--json");
    const progress = createProgress(json ? process.stderr : process.stdout);
    const print = (result: object) => {
        if (json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    };
    try {
        const words = parseArguments(command.name, process.argv.slice(2));
        json = words.json;
        if (words.help) {
            process.stdout.write(`${command.help}\n`);
            return;
        }
        handleInterruption(() => progress.note("stopping; a second Ctrl-C stops at once"));
        const result = await command.run(progress);
        print(result);
        process.exitCode = result.ok ? 0 : 1;
    } catch (error) {
        if (error instanceof Interrupted) {
            progress.failed(`stopped. ${command.goOn}`);
            print({ ok: false, error: "interrupted", remedy: command.goOn });
            process.exitCode = 130;
        } else if (error instanceof LocalError) {
            progress.failed(error.message);
            if (error.detail !== "") progress.print(`\n${error.detail}\n`);
            progress.print(`→ ${error.remedy}`);
            print({ ok: false, error: error.message, remedy: error.remedy, detail: error.detail });
            process.exitCode = 1;
        } else {
            progress.failed(`${command.name} has met something that it doesn't know: please report it`);
            print({ ok: false, error: String(error) });
            process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
            process.exitCode = 1;
        }
    }
}
