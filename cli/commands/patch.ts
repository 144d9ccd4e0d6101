import { Command } from "commander";
import { onLiveStack, stackOption, type LiveStackOptions } from "../aws/live-stack";
import { secondsOf } from "../aws/look-back";

interface PatchOptions extends LiveStackOptions {
    readonly check?: true;
    readonly force?: true;
    readonly yes?: true;
    readonly timeout: string;
}

/** `flotilla patch`: instances of the newest AMI. */
export const patchCommand = (): Command =>
    new Command("patch")
        .summary("replace the EC2 instances that don't run the newest AMI, one after the other")
        .description(
            "Replaces the EC2 instances of a stack whose AMI is not the one that new instances get: a new instance first, then an old one is drained of its tasks and ends. It waits until that has ended. Pulumi has nothing to do afterwards.",
        )
        .addOption(stackOption())
        .option("--check", "only tell whether there is something to replace: then exit with 1")
        .option("--force", "replace instances of the newest AMI too")
        .option("-y, --yes", "don't ask whether to go on")
        .option("--timeout <span>", "how long to wait", "2h")
        .addHelpText(
            "after",
            `
Examples:
  flotilla patch --stack prod --check
  flotilla patch --stack prod --yes

Exit codes: 0 all instances run the newest AMI; 1 they don't, or AWS can't be asked; 2 wrong usage.`,
        )
        .action(async (options: PatchOptions, command: Command) => {
            const timeoutSeconds = secondsOf("--timeout", options.timeout);
            await onLiveStack(command, options, async (stack) => {
                // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
                const { patch } = require("../operations/patch") as typeof import("../operations/patch");
                await patch(stack, {
                    timeoutSeconds,
                    checkOnly: options.check === true,
                    all: options.force === true,
                    confirmed: options.yes === true,
                });
            });
        });
