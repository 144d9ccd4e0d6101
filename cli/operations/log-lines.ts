import type { FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { withoutControls } from "../../model/problem";
import type { Context } from "../context";

/** A line of a log. */
export interface LogLine {
    readonly at: string;
    /** The container of a task, or the function. */
    readonly container: string;
    /** The task's id, or that of the environment in which the function ran. */
    readonly task: string;
    readonly message: string;
}

/** A line of a log group, whose stream tells the container and the task. */
export function logLine({ timestamp = 0, logStreamName = "", message = "" }: FilteredLogEvent): LogLine {
    const parts = logStreamName.split("/");
    return {
        at: new Date(timestamp).toISOString(),
        container: parts.at(-2) ?? logStreamName,
        task: parts.at(-1) ?? "",
        message: message.replace(/\n+$/, ""),
    };
}

/** A line of a function's log group, whose stream tells which of the environments that it runs in: `2026/11/20/[$LATEST]0a1b…`. */
export const functionLogLine = (event: FilteredLogEvent, name: string): LogLine => ({
    ...logLine(event),
    container: name,
    task: event.logStreamName?.split("]").at(-1) ?? "",
});

/** How many characters of a task's id tell it from the others. */
const shownId = 8;

/** Colours in what a container wrote, which are let through to a terminal. Nothing else may steer it. */
const colouring = /(\u001b\[[\d;]*m)/;

const cleaned = (message: string, colours: boolean): string =>
    message
        .split(colouring)
        .filter((_, index) => colours || index % 2 === 0)
        .map((part, index) =>
            colours && index % 2 === 1
                ? part
                : part
                      .split(/(\t|\n)/)
                      .map((text, at) => (at % 2 === 1 ? text : withoutControls(text)))
                      .join(""),
        )
        .join("");

/** Writes lines, each task in the next colour of a round. */
export class LogWriter {
    private readonly tasks = new Map<string, number>();

    constructor(private readonly context: Context) {}

    private paint(task: string): (text: string) => string {
        const { colours } = this.context;
        const round = [colours.cyan, colours.yellow, colours.green, colours.magenta, colours.blue, colours.red];
        const index = this.tasks.get(task) ?? this.tasks.size;
        this.tasks.set(task, index);
        return round[index % round.length] ?? colours.cyan;
    }

    write({ at, container, task, message }: LogLine): void {
        const { colours } = this.context;
        const from = this.paint(task)(`${container} ${task.slice(0, shownId)}`);
        this.context.print(`${colours.dim(at)} ${from} ${cleaned(message, colours.isColorSupported)}`);
    }
}
