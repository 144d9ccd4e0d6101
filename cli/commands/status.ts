import { Command } from "commander";
import { onLiveStack, stackOption, type LiveStackOptions } from "../aws/live-stack";

/** `flotilla status`: how a stack's services and functions are. */
export const statusCommand = (): Command =>
    new Command("status")
        .summary("show how the services and functions of a stack are: tasks, deployments, images, targets, capacity")
        .description(
            "Shows how the services of a stack are as they run: wanted and running tasks, the deployment and why it is where it is, the revision and its image, the load balancer's targets, and what the instances have left; of functions, whether Lambda can run them and brings them their events. Of a service that is named, its tasks and last events too. It asks AWS alone, neither Pulumi nor its state.",
        )
        .argument("[service]", "one service or function")
        .addOption(stackOption())
        .addHelpText(
            "after",
            `
Examples:
  flotilla status --stack prod
  flotilla status order --stack prod
  flotilla status --stack prod --json | jq -r '.services[] | select(.condition != "steady") | .name'

Exit codes: 0 all services and functions are well; 1 one is not, or AWS can't be asked; 2 wrong usage.`,
        )
        .action((service: string | undefined, options: LiveStackOptions, command: Command) =>
            onLiveStack(command, options, async (stack) => {
                // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
                const { status } = require("../operations/status") as typeof import("../operations/status");
                await status(stack, service);
            }),
        );
