import { Command } from "commander";
import { onLiveStack, stackOption, type LiveStackOptions } from "../aws/live-stack";
import { timeOf } from "../aws/look-back";

interface LogsOptions extends LiveStackOptions {
    readonly follow?: true;
    readonly since: string;
    readonly filter?: string;
    readonly container?: string;
    readonly task?: string;
}

/** `flotilla logs`: what a service's containers wrote, or a function. */
export const logsCommand = (): Command =>
    new Command("logs")
        .summary("show what the tasks of a service write, or a function, all in one stream")
        .description(
            "Shows what the containers of a service's tasks wrote, those of tasks that are gone too: in one stream, in the order of time, each task in a colour of its own. Of a function, what its runs wrote.",
        )
        .argument("<service>", "the service, or the function")
        .addOption(stackOption())
        .option("-f, --follow", "go on showing what is written, until it is interrupted")
        .option("--since <time>", "from when on: 90s, 15m, 1h or 2d ago, or a point in time", "10m")
        .option(
            "--filter <pattern>",
            'only lines that match a CloudWatch Logs filter pattern: words, "a phrase", { $.level = 50 }',
        )
        .option("--container <name>", "one container: the service's own has the service's name")
        .option("--task <id>", "one task, by its id or the beginning of it")
        .addHelpText(
            "after",
            `
Examples:
  flotilla logs order --stack prod --follow
  flotilla logs order --stack prod --since 1h --filter '{ $.level >= 50 }'
  flotilla logs notification --stack prod --since 1h
  flotilla logs order --stack prod --since 2026-11-20T10:00:00Z --json | jq -r '.events[].message'

With --json, the answer is one document, or with --follow one a line.
Exit codes: 0 shown; 1 there is no log, or AWS can't be asked; 2 wrong usage.`,
        )
        .action(async (service: string, options: LogsOptions, command: Command) => {
            const since = timeOf("--since", options.since);
            await onLiveStack(command, options, async (stack) => {
                // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
                const { logs } = require("../operations/logs") as typeof import("../operations/logs");
                await logs(stack, service, { ...options, since });
            });
        });
