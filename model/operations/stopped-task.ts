import { endOfArn } from "../aws/arn";

/** A container of a task, as ECS describes it. The SDK's own type is one. */
export interface ObservedContainer {
    readonly name?: string | undefined;
    readonly exitCode?: number | undefined;
    readonly reason?: string | undefined;
}

/** A task, as ECS describes it. The SDK's own type is one. */
export interface ObservedTask {
    readonly taskArn?: string | undefined;
    readonly stopCode?: string | undefined;
    readonly stoppedReason?: string | undefined;
    readonly containers?: readonly ObservedContainer[] | undefined;
}

/** Why a task stopped. */
export interface StoppedTask {
    /** The end of its ARN. */
    readonly id: string;
    /** Whether it should have gone on: a task that a deployment replaced should not. */
    readonly failed: boolean;
    /** In one line: what ECS says, and how each container ended. */
    readonly reason: string;
    /** What to look at, where it can be told. */
    readonly remedy?: string;
}

/** What an exit code says beside the code's own meaning. Source: Docker run reference, exit status; signal(7). */
const exitCodes: Readonly<Record<number, readonly [meaning: string, remedy: string]>> = {
    125: ["the container could not be created", "look at the task definition's options"],
    126: ["the command can't be executed", "make the file of the command executable in the image"],
    127: ["the command is not in the image", "correct command, or the image's ENTRYPOINT"],
    134: ["it aborted itself (SIGABRT)", "look at its log"],
    137: ["it was killed (SIGKILL)", "give it more memory, or let it end on SIGTERM within its stopTimeout"],
    139: [
        "it read memory that is not its own (SIGSEGV)",
        "look at its log, and whether the image is built for this architecture",
    ],
    143: ["it ended on SIGTERM", ""],
};

/**
 * What ECS says, by a part of it, and what to do. Source: Amazon ECS stopped tasks error messages, and
 * Resolve Amazon ECS stopped task errors, ECS developer guide.
 */
const remedies: readonly (readonly [said: RegExp, remedy: string])[] = [
    [/OutOfMemory/i, "give the container more memory, or find out what takes it"],
    [
        /CannotPull\w*Error.*(not found|manifest unknown|no such)/is,
        "the image is not in the registry any more; deploy one that is",
    ],
    [
        /CannotPull\w*Error.*(timeout|timed out|deadline|no route|dial tcp)/is,
        "the registry can't be reached from the tasks' subnets: see to network.nat or the interface endpoints",
    ],
    [/CannotPull/i, "see whether the image is there, is of this architecture, and may be pulled by the execution role"],
    [
        /ResourceInitializationError.*(secret|ssm|parameter)/is,
        "see whether the secret is there, whether it is of this account and region, and whether it has the JSON key that is asked for",
    ],
    [/ResourceInitializationError.*(log|cloudwatch)/is, "see whether the log group is there and can be reached"],
    [
        /ResourceInitializationError/i,
        "AWS could not be reached from the tasks' subnets, or the execution role lacks a right",
    ],
    [
        /failed (ELB|container) health checks/i,
        "see whether health.path answers as expected within health.startup, and look at the task's log",
    ],
    [/exec format error/i, "the image is built for another architecture: build it for the one of the capacity"],
    [/no space left/i, "the disk is full: enlarge capacity.rootVolume, or ephemeralStorage on Fargate"],
    [/RESOURCE:(ENI|MEMORY|CPU|PORTS)/, "no instance has room for the task; see flotilla status, and capacity.max"],
];

/** Stopped because somebody or something wanted it so. Source: StopCode in Task, ECS API reference. */
const planned = ["UserInitiated", "ServiceSchedulerInitiated", "SpotInterruption", "TerminationNotice"];

/** What ECS says of tasks that it replaces because something is wrong with them. */
const failedAnyway = /health checks|CannotPull|ResourceInitialization|OutOfMemory/i;

function containerText({ name = "container", exitCode, reason }: ObservedContainer): string | undefined {
    if (exitCode === undefined && reason === undefined) return undefined;
    const meaning = exitCode === undefined ? undefined : exitCodes[exitCode]?.[0];
    const ended =
        exitCode === undefined
            ? `${name} did not start`
            : `${name} ended with ${exitCode}${meaning === undefined ? "" : `, ${meaning}`}`;
    return reason === undefined ? ended : `${ended}: ${reason}`;
}

function remedyOf(said: string, containers: readonly ObservedContainer[]): string | undefined {
    const known = remedies.find(([pattern]) => pattern.test(said))?.[1];
    if (known !== undefined) return known;
    const bad = containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0);
    if (bad?.exitCode === undefined) return undefined;
    const [, remedy = "look at its log"] = exitCodes[bad.exitCode] ?? [];
    return remedy === "" ? undefined : remedy;
}

/** Why a task stopped, in a line, and what to do about it. */
export function whyStopped(task: ObservedTask): StoppedTask {
    const { stopCode, stoppedReason = "", containers = [] } = task;
    const ends = containers.map(containerText).filter((text) => text !== undefined);
    const said = [stoppedReason, ...containers.map(({ reason = "" }) => reason)].join("\n");
    const failed = stopCode !== undefined && planned.includes(stopCode) ? failedAnyway.test(said) : true;
    const remedy = failed ? remedyOf(said, containers) : undefined;
    return {
        id: endOfArn(task.taskArn),
        failed,
        reason:
            [stoppedReason, ...(failed ? ends : [])].filter((text) => text !== "").join("; ") || "ECS gives no reason",
        ...(remedy !== undefined && { remedy }),
    };
}

/** A reason that several tasks stopped for. */
export interface StopReason {
    readonly reason: string;
    readonly remedy?: string;
    /** How many tasks it stopped. */
    readonly tasks: number;
    /** One of them. */
    readonly example: string;
}

/** What differs between two tasks that stopped for the same reason: addresses, ids and times. */
const variable = /\b(?:i-[0-9a-f]{8,}|[0-9a-f]{32}|\d+\.\d+\.\d+\.\d+|task-\w+|\d{4}-\d\d-\d\dT[\d:.Z]+)\b/g;

/** Why tasks failed, each reason once, that of most tasks first. Those that were meant to stop are left out. */
export function stopReasons(tasks: readonly ObservedTask[]): StopReason[] {
    const found = new Map<string, StopReason>();
    for (const { id, failed, reason, remedy } of tasks.map(whyStopped)) {
        if (!failed) continue;
        const key = reason.replace(variable, "…");
        const known = found.get(key);
        found.set(key, {
            reason: known?.reason ?? reason,
            ...(remedy !== undefined && { remedy }),
            tasks: (known?.tasks ?? 0) + 1,
            example: known?.example ?? id,
        });
    }
    return [...found.values()].sort((a, b) => b.tasks - a.tasks);
}
