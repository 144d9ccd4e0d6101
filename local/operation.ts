import { stopwatch } from "./duration";
import type { Emulator } from "./emulator";
import { emulatorLogTail } from "./emulator";
import { parseEngineEvent } from "./engine-event";
import { signalGroup } from "./interruption";
import { LocalError } from "./local-error";
import { paths, stackName } from "./paths";
import type { Progress } from "./progress";
import { pulumi, type Surroundings } from "./pulumi-command";
import { tail } from "./run";
import { createTally, describeTally, type UpdateTally } from "./update-tally";

/** Where an operation on the stack happens. */
export interface Scene {
    readonly emulator: Emulator;
    readonly surroundings: Surroundings;
    readonly progress: Progress;
}

/** An operation on the stack, and how it is told of. */
export interface Operation {
    readonly command: "up" | "destroy" | "refresh";
    readonly options?: readonly string[];
    /** What it does, as a progress line begins: `creating`. */
    readonly verb: string;
    /** How many resources there were the last time. */
    readonly expected: number;
    /** After how many seconds without a finished resource it is given up. @default never */
    readonly patience?: number;
}

/** How an operation ended. */
export interface OperationResult {
    readonly succeeded: boolean;
    readonly tally: UpdateTally;
    readonly seconds: number;
}

/**
 * Runs `pulumi up`, `destroy` or `refresh` of the local stack with the real CLI, and tells of its progress.
 * @throws LocalError if the emulator ends meanwhile
 */
export async function operate(
    { command, options = [], verb, expected, patience }: Operation,
    scene: Scene,
): Promise<OperationResult> {
    const { emulator, surroundings, progress } = scene;
    const elapsed = stopwatch();
    const tally = createTally(expected);
    const watch = watchEmulator(emulator);
    let last = { finished: 0, at: 0 };
    let isStuck = false;
    const look = () => {
        const now = tally.read();
        progress.update(describeTally(verb, now, elapsed()));
        if (now.finished !== last.finished) last = { finished: now.finished, at: elapsed() };
        if (patience === undefined || elapsed() - last.at < patience || isStuck) return;
        isStuck = true;
        watch.kill();
    };
    const clock = setInterval(look, 1000);
    progress.begin(`${verb} …`);
    const words = [command, "--yes", "--json", "--stack", stackName, "--config-file", paths.stackFile, ...options];
    const result = await pulumi(words, surroundings, {
        onStart: watch.guard,
        onLine: (line) => {
            const event = parseEngineEvent(line);
            if (event !== undefined) tally.add(event);
        },
    }).finally(() => {
        clearInterval(clock);
        watch.end();
    });
    if (watch.died())
        throw new LocalError(
            `the emulated AWS ended during pulumi ${command}`,
            "its log is .flotilla/emulator.log; run it again: it begins from empty",
            emulatorLogTail(),
        );
    if (result.signal !== undefined && !isStuck)
        throw new LocalError(
            `pulumi ${command} was killed (${result.signal})`,
            "run it again: it mends what is half done",
        );
    const counted = tally.read();
    if (isStuck) {
        const waiting = `nothing has moved for ${patience} s; it was waiting for ${counted.underWay.join(", ")}`;
        return { succeeded: false, tally: { ...counted, errors: [...counted.errors, waiting] }, seconds: elapsed() };
    }
    const succeeded = result.exitCode === 0;
    const errors =
        succeeded || counted.errors.length > 0
            ? counted.errors
            : [tail(result.stderr, 20)].filter((text) => text !== "");
    return { succeeded, tally: { ...counted, errors }, seconds: elapsed() };
}

/** Ends Pulumi when the emulator has ended: it would go on asking for minutes. */
function watchEmulator(emulator: Emulator) {
    let pulumiProcess: number | undefined;
    let deadFor = 0;
    const look = async () => {
        deadFor = (await emulator.isAlive()) ? 0 : deadFor + 1;
        if (pulumiProcess === undefined || deadFor < 2) return;
        signalGroup(pulumiProcess, deadFor < 6 ? "SIGINT" : "SIGKILL");
    };
    const timer = setInterval(() => void look().catch(() => undefined), 2000);
    return {
        guard: (pid: number) => void (pulumiProcess = pid),
        kill: () => {
            if (pulumiProcess !== undefined) signalGroup(pulumiProcess, "SIGKILL");
        },
        died: () => deadFor >= 2,
        end: () => clearInterval(timer),
    };
}

/** What is said when an operation has failed. */
export function operationProblem(command: Operation["command"], { tally }: OperationResult): LocalError {
    const count = tally.errors.length;
    return new LocalError(
        `pulumi ${command} failed${count > 1 ? ` with ${count} errors` : ""}`,
        "correct what it says and run npm start again; the whole log is .flotilla/up.log; npm stop, then npm start begins from empty",
        tally.errors.join("\n\n"),
    );
}
