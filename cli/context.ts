import { resolve } from "node:path";
import type { Command } from "commander";
import pc from "picocolors";

/** A stream that is written to. */
export interface TextStream {
    write(text: string): unknown;
    /** Whether a person reads it. */
    readonly isTTY?: boolean;
    /** The width of the terminal, in characters. */
    readonly columns?: number;
}

/** What the command line is run in. A process is one. */
export interface Surroundings {
    readonly stdout: TextStream;
    readonly stderr: TextStream;
    readonly env: Readonly<Record<string, string | undefined>>;
    cwd(): string;
}

/** The options that every command has. */
export interface SharedOptions {
    readonly cwd: string;
    readonly json?: true;
    readonly services?: string;
}

/** The width that text has where there is no terminal. */
const widthWithoutTerminal = 120;

/** The narrowest that text is made. */
const narrowest = 60;

/** Whether text in colours is wanted: on a terminal, unless NO_COLOR says no or FORCE_COLOR says yes. */
export function wantsColours(stream: TextStream, env: Surroundings["env"]): boolean {
    const isSet = (name: string) => env[name] !== undefined && env[name] !== "";
    if (isSet("NO_COLOR")) return false;
    if (isSet("FORCE_COLOR")) return env["FORCE_COLOR"] !== "0";
    return stream.isTTY === true && env["TERM"] !== "dumb";
}

/** What a command is given beside its own options: where to work, and how to answer. */
export class Context {
    /** The project's folder, as an absolute path. */
    readonly folder: string;
    /** The folder of the services, relative to the project's. */
    readonly services: string | undefined;
    /** Whether the answer is one JSON document. */
    readonly json: boolean;
    readonly colours: ReturnType<typeof pc.createColors>;
    /** The width of the text, in characters. */
    readonly columns: number;
    /** The exit code: 0, or 1 once a command found what it looked for to be wrong; of a task that was run, its own. */
    exitCode = 0;

    constructor(
        private readonly surroundings: Surroundings,
        options: SharedOptions,
    ) {
        const { stdout, env } = surroundings;
        this.folder = resolve(surroundings.cwd(), options.cwd);
        this.services = options.services;
        this.json = options.json === true;
        this.colours = pc.createColors(!this.json && wantsColours(stdout, env));
        const columns = stdout.columns ?? Number(env["COLUMNS"] ?? widthWithoutTerminal);
        this.columns = Math.max(narrowest, Number.isInteger(columns) ? columns : widthWithoutTerminal);
    }

    /** Prints a text to standard output. */
    print(text: string): void {
        this.surroundings.stdout.write(`${text}\n`);
    }

    /** Prints the answer as the one JSON document of a command with `--json`. */
    printJson(value: unknown): void {
        this.print(JSON.stringify(value, null, 4));
    }

    /** Prints a text to standard error: what is not the answer. */
    tell(text: string): void {
        this.surroundings.stderr.write(`${text}\n`);
    }

    /** Makes the exit code 1. */
    fail(): void {
        this.exitCode = 1;
    }
}

const contexts = new WeakMap<Command, Context>();
const roots = new WeakMap<Command, Surroundings>();

const rootOf = (command: Command): Command => (command.parent === null ? command : rootOf(command.parent));

/** Gives a program the surroundings in which its commands run. */
export function runIn(program: Command, surroundings: Surroundings): void {
    roots.set(program, surroundings);
}

/** The context of a command that runs. All of a program's commands share it. */
export function contextOf(command: Command): Context {
    const root = rootOf(command);
    const known = contexts.get(root);
    if (known !== undefined) return known;
    const context = new Context(roots.get(root) ?? process, root.opts<{ cwd: string } & SharedOptions>());
    contexts.set(root, context);
    return context;
}
