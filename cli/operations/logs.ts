import type { FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { setTimeout as pause } from "node:timers/promises";
import { AwsError } from "../../program/aws-error";
import { findCluster } from "../aws/cluster";
import { findServiceOrFunction } from "../aws/functions";
import type { LiveStack } from "../aws/live-stack";
import { UsageError } from "../usage-error";
import { functionLogLine, logLine, LogWriter, type LogLine } from "./log-lines";
import { findLogSources, type LogSource } from "./log-sources";

/** What is shown of the logs of a service or function. */
export interface LogsArgs {
    readonly since: Date;
    readonly follow?: true;
    readonly filter?: string;
    readonly container?: string;
    /** The beginning of a task's id. */
    readonly task?: string;
}

/** The seconds between two looks. An account may look 5 or 10 times a second, depending on the region. Source: CloudWatch Logs quotas. */
const betweenLooks = 2;

/** How far each look goes back behind the newest line: lines of different tasks arrive out of their order. In milliseconds. */
const overlap = 20_000;

/** The lines of a log group from a time on, as they are found. */
async function* linesOf(
    { aws }: LiveStack,
    { group, prefix }: LogSource,
    { filter, task }: LogsArgs,
    since: number,
): AsyncGenerator<FilteredLogEvent> {
    const pages = aws.logs.paginateFilterLogEvents({
        logGroupName: group,
        startTime: since,
        ...(prefix !== undefined && { logStreamNamePrefix: prefix }),
        ...(filter !== undefined && { filterPattern: filter }),
    });
    for await (const { events = [] } of pages)
        for (const event of events) {
            const ofTask = event.logStreamName?.split("/").at(-1) ?? "";
            if (task === undefined || ofTask.startsWith(task)) yield event;
        }
}

/** What was shown already, of what a look may find again. */
class Shown {
    private readonly times = new Map<string, number>();
    newest: number;

    constructor(since: Date) {
        this.newest = since.getTime();
    }

    /** Whether an event is new. */
    add({ eventId = "", timestamp = 0 }: FilteredLogEvent): boolean {
        if (this.times.has(eventId)) return false;
        this.times.set(eventId, timestamp);
        this.newest = Math.max(this.newest, timestamp);
        return true;
    }

    /** Forgets what no further look can find. */
    forget(before: number): void {
        for (const [id, time] of this.times) if (time < before) this.times.delete(id);
    }
}

async function* newLines(stack: LiveStack, sources: readonly LogSource[], args: LogsArgs): AsyncGenerator<LogLine> {
    const shown = new Shown(args.since);
    for (let look = 0; ; look++) {
        const from = look === 0 ? args.since.getTime() : Math.max(args.since.getTime(), shown.newest - overlap);
        for (const source of sources)
            for await (const event of linesOf(stack, source, args, from))
                if (shown.add(event))
                    yield source.lambda === undefined ? logLine(event) : functionLogLine(event, source.lambda);
        if (args.follow !== true) return;
        shown.forget(from - overlap);
        await pause(betweenLooks * 1000);
    }
}

/**
 * Where a service or function writes to.
 * @throws UsageError if there is none of this name, or it is a function and something of a task is asked for
 */
async function sourcesOf(stack: LiveStack, name: string, { container, task }: LogsArgs): Promise<LogSource[]> {
    const found = await findServiceOrFunction(stack, await findCluster(stack), name);
    if ("service" in found) return findLogSources(stack, found.service, container);
    const [option] = [container !== undefined && "--container", task !== undefined && "--task"].filter(
        (each) => each !== false,
    );
    if (option !== undefined)
        throw new UsageError(`${option}: ${name} is a function, which has no tasks; leave it away`);
    const { LoggingConfig, FunctionName } = found.lambda;
    return [{ group: LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`, lambda: name }];
}

/** Shows what the containers of a service wrote, or a function. */
export async function logs(stack: LiveStack, name: string, args: LogsArgs): Promise<void> {
    const { context } = stack;
    const sources = await sourcesOf(stack, name, args);
    const writer = new LogWriter(context);
    const events: LogLine[] = [];
    try {
        for await (const line of newLines(stack, sources, args)) {
            if (!context.json) writer.write(line);
            else if (args.follow === true) context.print(JSON.stringify(line));
            else events.push(line);
        }
    } catch (error) {
        const { name: code, message } = error instanceof Error ? error : new Error(String(error));
        if (code === "ResourceNotFoundException")
            throw new AwsError(
                `there is no log group ${sources.map(({ group }) => group).join(", ")}; run pulumi up --stack ${stack.stack}`,
            );
        if (code === "InvalidParameterException" && args.filter !== undefined)
            throw new AwsError(
                `--filter: CloudWatch Logs does not take the pattern: ${message}; write a word, "a phrase", or { $.key = "value" }`,
            );
        throw error;
    }
    if (context.json && args.follow !== true)
        context.printJson({
            [sources.some(({ lambda }) => lambda !== undefined) ? "function" : "service"]: name,
            events,
        });
}
