import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import { deploymentOutcome, stageText } from "../../model/operations/deployment-outcome";
import { AwsError } from "../../program/aws-error";
import type { LiveCluster, LiveService } from "../aws/cluster";
import { stopAndFollow } from "../aws/follow-deployment";
import type { LiveStack } from "../aws/live-stack";
import { confirm } from "../confirm";
import { indented } from "../wrap";
import { outcomeText } from "./outcome-text";
import type { RollbackArgs } from "./rollback-args";
import { whatPulumiDoes } from "./what-pulumi-does";

/** A deployment that moves a service's requests, and has not ended. */
export interface Moving {
    readonly cluster: LiveCluster;
    readonly service: LiveService;
    readonly deployment: ServiceDeployment;
}

/**
 * Stops a deployment that moves requests: the old tasks are still there, so that ECS sends the requests back at once. To
 * deploy another revision in its place would start all tasks anew.
 * @throws AwsError if a revision is named, or the deployment is on its way back already
 */
export async function stopMoving(
    stack: LiveStack,
    { cluster, service, deployment }: Moving,
    { to, confirmed, timeoutSeconds }: RollbackArgs,
): Promise<void> {
    const { context } = stack;
    const { name } = service;
    const { serviceDeploymentArn: arn = "", status, lifecycleStage } = deployment;
    const { text } = deploymentOutcome(deployment);
    if (status !== "IN_PROGRESS" && status !== "PENDING")
        throw new AwsError(`${name}: ${text}; wait until it has ended: flotilla status ${name} --stack ${stack.stack}`);
    if (to !== undefined)
        throw new AwsError(`${name}: ${text}; wait until it has ended, or go back to the revision before without --to`);
    context.tell(`${name}: ${text}`);
    if (!confirmed && !(await confirm(`Stop it on ${stack.stack}, and go back?`))) {
        context.tell("Nothing was changed.");
        return context.fail();
    }
    const followed = await stopAndFollow(stack, arn, { cluster, service, timeoutSeconds });
    const back = followed.state === "rolled back";
    if (!back) context.fail();
    if (context.json)
        return context.printJson({
            service: name,
            stopped: arn,
            ...(lifecycleStage !== undefined && { stage: lifecycleStage }),
            ...followed,
        });
    const sentence = back
        ? `${name} runs what it ran before; its deployment was stopped${lifecycleStage === undefined ? "" : ` in the stage ${stageText(lifecycleStage)}`}`
        : `${name}: ${followed.text}`;
    const outcome = back ? ({ state: "succeeded", stopReasons: [] } as const) : ({ state: "failed" } as const);
    context.print(outcomeText(sentence, { ...followed, ...outcome }, context));
    if (back) context.print(`\n${indented(whatPulumiDoes(stack, name), 0, context.columns)}`);
}
