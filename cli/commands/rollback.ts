import { Command } from "commander";
import { onLiveStack, stackOption, type LiveStackOptions } from "../aws/live-stack";
import { secondsOf } from "../aws/look-back";
import { UsageError } from "../usage-error";

interface RollbackOptions extends LiveStackOptions {
    readonly to?: string;
    readonly yes?: true;
    readonly timeout: string;
}

/** @throws UsageError if it is no revision */
function revisionIn(text: string): number {
    if (/^[1-9]\d*$/.test(text)) return Number(text);
    throw new UsageError(`--to: "${text}" is no revision; write its number, for example --to 6`);
}

/** `flotilla rollback`: an earlier revision. */
export const rollbackCommand = (): Command =>
    new Command("rollback")
        .summary("put a service back to the revision before, by its image's digest")
        .description(
            "Puts a service back to the task definition that it ran before the present one: the last of a deployment that succeeded, with its image by digest, its sizes and its environment. It is deployed as any other, so without a gap, and the command waits until that has ended. Pulumi does not know of it: what the next pulumi up does is told at the end.",
        )
        .argument("<service>", "the service")
        .addOption(stackOption())
        .option("--to <revision>", "another revision than the one before, by its number")
        .option("-y, --yes", "don't ask whether to go on")
        .option("--timeout <span>", "how long to wait", "30m")
        .addHelpText(
            "after",
            `
Examples:
  flotilla rollback order --stack prod
  flotilla rollback order --stack prod --to 41 --yes

Exit codes: 0 it runs the earlier revision; 1 it does not, and standard output says why; 2 wrong usage.`,
        )
        .action(async (service: string, options: RollbackOptions, command: Command) => {
            const timeoutSeconds = secondsOf("--timeout", options.timeout);
            const to = options.to === undefined ? undefined : revisionIn(options.to);
            await onLiveStack(command, options, async (stack) => {
                // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
                const { rollback } = require("../operations/rollback") as typeof import("../operations/rollback");
                await rollback(stack, service, {
                    timeoutSeconds,
                    confirmed: options.yes === true,
                    ...(to !== undefined && { to }),
                });
            });
        });
