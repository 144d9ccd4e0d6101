import { Command } from "commander";
import { onLiveStack, stackOption, type LiveStackOptions } from "../aws/live-stack";
import { secondsOf } from "../aws/look-back";

interface RestartOptions extends LiveStackOptions {
    readonly timeout: string;
}

/** `flotilla restart`: new tasks of the same revision. */
export const restartCommand = (): Command =>
    new Command("restart")
        .summary("replace the tasks of a service by new ones of the same revision")
        .description(
            "Replaces the tasks of a service by new ones of the same revision, in the way in which it is deployed: so without a gap, and undone where the new ones don't become healthy. It waits until that has ended. Secrets are read anew. Pulumi has nothing to do afterwards.",
        )
        .argument("<service>", "the service")
        .addOption(stackOption())
        .option("--timeout <span>", "how long to wait", "30m")
        .addHelpText(
            "after",
            `
Examples:
  flotilla restart order --stack prod

Exit codes: 0 all tasks are new; 1 they are not, and standard output says why; 2 wrong usage.`,
        )
        .action(async (service: string, options: RestartOptions, command: Command) => {
            const timeoutSeconds = secondsOf("--timeout", options.timeout);
            await onLiveStack(command, options, async (stack) => {
                // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
                const { restart } = require("../operations/restart") as typeof import("../operations/restart");
                await restart(stack, service, timeoutSeconds);
            });
        });
