import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "./projects";

/** What a command cost, with all processes that it started. */
export interface Cost {
    /** Processor time, user and system, in seconds. */
    readonly cpu: number;
    /** Time on the clock, in seconds. */
    readonly wall: number;
    /** Peak memory of the largest process, in MiB. */
    readonly memory: number;
}

/** A command to measure. */
export interface Command {
    readonly file: string;
    readonly args: readonly string[];
    readonly folder?: string;
    readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a command and measures it, by bench/measure.py.
 * @throws Error with the command's output, if it fails
 */
export function measure({ file, args, folder, environment }: Command): Cost {
    mkdirSync(workFolder, { recursive: true });
    const result = join(workFolder, "cost.json");
    const { status, error, stdout, stderr } = spawnSync(
        "python3",
        [join(__dirname, "measure.py"), result, file, ...args],
        { cwd: folder, env: { ...process.env, ...environment }, encoding: "utf8", maxBuffer: 1024 * 1024 * 1024 },
    );
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`${file} ${args.join(" ")} failed:\n${stdout.slice(-5000)}\n${stderr}`);
    return JSON.parse(readFileSync(result, "utf8")) as Cost;
}

const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The median of each of several measurements' numbers. */
export const median = (costs: readonly Cost[]): Cost => ({
    cpu: middle(costs.map(({ cpu }) => cpu)),
    wall: middle(costs.map(({ wall }) => wall)),
    memory: middle(costs.map(({ memory }) => memory)),
});
