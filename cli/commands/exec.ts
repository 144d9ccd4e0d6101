import { Command } from "commander";
import { onLiveStack, stackOption, type LiveStackOptions } from "../aws/live-stack";

interface ExecOptions extends LiveStackOptions {
    readonly container?: string;
    readonly task?: string;
}

/** `flotilla exec`: a shell in a task. */
export const execCommand = (): Command =>
    new Command("exec")
        .summary("run a command, or a shell, in a task of a service")
        .description(
            "Runs a command in a container of a running task, by ECS Exec: /bin/sh unless another is given after --. Sessions are logged to the environment's log group. It needs AWS's session-manager-plugin on this machine, and environment.exec in the stack file.",
        )
        .argument("<service>", "the service")
        .argument("[command...]", "the command and its arguments, after --")
        .addOption(stackOption())
        .option("--container <name>", "the container (default: the service's own)")
        .option("--task <id>", "the task, by its id or the beginning of it (default: the newest)")
        .addHelpText(
            "after",
            `
Examples:
  flotilla exec order --stack dev
  flotilla exec order --stack dev -- node -e 'console.log(process.memoryUsage())'

Exit codes: 0 the session ended well; 1 it did not, or can't be opened; 2 wrong usage.`,
        )
        .action((service: string, given: readonly string[], options: ExecOptions, command: Command) =>
            onLiveStack(command, options, async (stack) => {
                // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
                const { exec } = require("../operations/exec") as typeof import("../operations/exec");
                await exec(stack, service, { ...options, command: given });
            }),
        );
