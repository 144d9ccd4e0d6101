import type { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import type { ECS, RunTaskCommandInput, Task } from "@aws-sdk/client-ecs";
import { setTimeout as pause } from "node:timers/promises";
import { endOfArn } from "../model/aws/arn";
import type { NamedShare } from "../model/plan/job-tags";
import { whyStopped } from "../model/operations/stopped-task";
import { ProjectError } from "./project-error";

/** Where AWS is asked. */
export interface TaskClients {
    readonly ecs: ECS;
    readonly logs: CloudWatchLogs;
}

/** A task that is started, and waited for. */
export interface TaskRun {
    readonly cluster: string;
    /** Its family and revision: `shop-dev-order-migrate:3`. */
    readonly taskDefinition: string;
    /** The name of its container, which its log streams begin with. */
    readonly container: string;
    readonly logGroup: string;
    readonly network: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };
    readonly strategy: readonly NamedShare[];
    /** What ECS keeps as its origin. At most 128 characters. */
    readonly startedBy: string;
    readonly timeoutSeconds: number;
    /** Is told each line of its log as it comes. @default - nobody */
    readonly onLine?: (line: string) => void;
}

/** How a task ended. */
export interface TaskEnd {
    readonly taskArn: string;
    /** That of its container; undefined where it never ran. */
    readonly exitCode?: number;
    /** Why it ended, and what to do, in one line. */
    readonly reason: string;
    /** The last lines of its log. */
    readonly lastLines: readonly string[];
}

const pauseSeconds = 2;
const shownLines = 20;

const placeOf = ({ network, strategy }: TaskRun) =>
    ({
        // Without one, that of the cluster holds: a daemon has none.
        ...(strategy.length > 0 && { capacityProviderStrategy: [...strategy] }),
        networkConfiguration: {
            awsvpcConfiguration: {
                subnets: [...network.subnets],
                securityGroups: [...network.securityGroups],
                assignPublicIp: "DISABLED",
            },
        },
    }) satisfies Partial<RunTaskCommandInput>;

/**
 * Starts a task.
 * @throws ProjectError if ECS can't
 */
export async function startTask({ ecs }: TaskClients, run: TaskRun): Promise<Task> {
    const { cluster, taskDefinition, startedBy } = run;
    const { tasks = [], failures = [] } = await ecs.runTask({
        cluster,
        taskDefinition,
        startedBy,
        count: 1,
        enableECSManagedTags: true,
        propagateTags: "TASK_DEFINITION",
        ...placeOf(run),
    });
    const [task] = tasks;
    if (task === undefined)
        throw new ProjectError(
            `ECS can't start ${taskDefinition}: ${failures.map(({ reason = "" }) => reason).join(", ") || "it says no reason"}`,
        );
    return task;
}

/** A task of the same origin and revision that runs or, within the hour for which ECS remembers it, ended with 0. */
export async function findTask({ ecs }: TaskClients, run: TaskRun): Promise<Task | undefined> {
    const { cluster, taskDefinition, startedBy } = run;
    const family = taskDefinition.replace(/:\d+$/, "");
    for (const desiredStatus of ["RUNNING", "STOPPED"] as const) {
        const { taskArns = [] } = await ecs.listTasks({ cluster, family, desiredStatus });
        if (taskArns.length === 0) continue;
        const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: taskArns });
        const own = tasks.filter(
            (task) => task.startedBy === startedBy && endOfArn(task.taskDefinitionArn) === taskDefinition,
        );
        const found = desiredStatus === "RUNNING" ? own[0] : own.find((task) => exitCodeOf(task, run) === 0);
        if (found !== undefined) return found;
    }
    return undefined;
}

const exitCodeOf = ({ containers = [] }: Task, { container }: TaskRun): number | undefined =>
    containers.find(({ name }) => name === container)?.exitCode;

/** Reads a task's log from where it was left. */
class LogReader {
    private token: string | undefined;
    readonly lastLines: string[] = [];

    constructor(
        private readonly logs: CloudWatchLogs,
        private readonly logGroupName: string,
        private readonly logStreamName: string,
        private readonly onLine: (line: string) => void,
    ) {}

    async read(): Promise<void> {
        for (;;) {
            const page = await this.page();
            if (page === undefined) return;
            for (const line of page.lines) {
                this.onLine(line);
                this.lastLines.push(line);
            }
            this.lastLines.splice(0, this.lastLines.length - shownLines);
            if (page.token === this.token || page.lines.length === 0) return;
            this.token = page.token;
        }
    }

    private async page(): Promise<{ lines: string[]; token: string | undefined } | undefined> {
        const { logGroupName, logStreamName, token } = this;
        try {
            const { events = [], nextForwardToken } = await this.logs.getLogEvents({
                logGroupName,
                logStreamName,
                startFromHead: true,
                ...(token !== undefined && { nextToken: token }),
            });
            return { lines: events.map(({ message = "" }) => message.trimEnd()), token: nextForwardToken };
        } catch (error) {
            // There is no stream before the first line.
            if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
            throw error;
        }
    }
}

/**
 * Waits until a task has ended, and tells its log meanwhile.
 * @throws ProjectError if it takes too long: it is stopped then
 */
export async function awaitTask({ ecs, logs }: TaskClients, started: Task, run: TaskRun): Promise<TaskEnd> {
    const { cluster, container, taskDefinition, timeoutSeconds, onLine = () => undefined } = run;
    const taskArn = started.taskArn ?? "";
    const log = new LogReader(logs, run.logGroup, `${container}/${container}/${endOfArn(taskArn)}`, onLine);
    const begun = Date.now();
    for (;;) {
        const { tasks: [task] = [] } = await ecs.describeTasks({ cluster, tasks: [taskArn] });
        await log.read();
        if (task?.lastStatus === "STOPPED") {
            const exitCode = exitCodeOf(task, run);
            return {
                taskArn,
                ...(exitCode !== undefined && { exitCode }),
                reason: reasonOf(task),
                lastLines: log.lastLines,
            };
        }
        if (Date.now() - begun > timeoutSeconds * 1000) {
            await ecs.stopTask({ cluster, task: taskArn, reason: `it took longer than ${timeoutSeconds} s` });
            throw new ProjectError(
                `${taskDefinition} took longer than its timeout of ${timeoutSeconds} s and is stopped; it was ${task?.lastStatus ?? "unknown"}${lastLinesText(log.lastLines)}`,
            );
        }
        await pause(pauseSeconds * 1000);
    }
}

function reasonOf(task: Task): string {
    const { reason, remedy } = whyStopped(task);
    return remedy === undefined || remedy === "" ? reason : `${reason}; ${remedy}`;
}

/** The last lines of a log, below a message. */
export const lastLinesText = (lines: readonly string[]): string =>
    lines.length === 0 ? "" : `\nThe last lines of its log:\n${lines.map((line) => `  ${line}`).join("\n")}`;
