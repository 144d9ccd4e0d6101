import { revisionOf } from "../../model/operations/service-state";
import { findCluster, findService } from "../aws/cluster";
import { deployAndFollow } from "../aws/follow-deployment";
import type { LiveStack } from "../aws/live-stack";
import { outcomeText } from "./outcome-text";

/** Replaces the tasks of a service by new ones, and waits for it. */
export async function restart(stack: LiveStack, name: string, timeoutSeconds: number): Promise<void> {
    const { context } = stack;
    const cluster = await findCluster(stack);
    const service = await findService(stack, cluster, name);
    const followed = await deployAndFollow(stack, { forceNewDeployment: true }, { cluster, service, timeoutSeconds });
    const succeeded = followed.state === "succeeded";
    if (!succeeded) context.fail();
    if (context.json)
        return context.printJson({ service: name, revision: revisionOf(service.taskDefinition), ...followed });
    context.print(
        outcomeText(succeeded ? `all tasks of ${name} are new` : `${name}: ${followed.text}`, followed, context),
    );
}
