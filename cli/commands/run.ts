import { Command } from "commander";
import { onLiveStack, stackOption, type LiveStackOptions } from "../aws/live-stack";

interface RunOptions extends LiveStackOptions {
    readonly service?: string;
}

/** `flotilla run`: starts a job and waits for it. */
export const runCommand = (): Command =>
    new Command("run")
        .summary("run a job of a service, and wait for it")
        .description(
            "Starts a task of a job, as its last deployment left it, shows its log, and ends with its exit code. It asks AWS alone, neither Pulumi nor its state. Ctrl-C leaves the task running.",
        )
        .argument("<job>", "the job")
        .option("--service <service>", "the service that the job is of, where several have one of this name")
        .addOption(stackOption())
        .addHelpText(
            "after",
            `
Examples:
  flotilla run report --stack prod
  flotilla run migrate --service order --stack dev

Exit codes: 0 the task ended with 0; its own code where it did not; 1 it never ran, or AWS can't be asked; 2 wrong usage.`,
        )
        .action((job: string, options: RunOptions, command: Command) =>
            onLiveStack(command, options, async (stack) => {
                // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
                const { runJob } = require("../operations/run-job") as typeof import("../operations/run-job");
                await runJob(stack, job, options.service);
            }),
        );
