import type { UpdateServiceCommandInput } from "@aws-sdk/client-ecs";
import { setTimeout as pause } from "node:timers/promises";
import { deploymentOutcome, type DeploymentOutcome } from "../../model/operations/deployment-outcome";
import type { StopReason } from "../../model/operations/stopped-task";
import { duration } from "../figures";
import { AwsError } from "../../program/aws-error";
import type { LiveCluster, LiveService } from "./cluster";
import type { LiveStack } from "./live-stack";
import { describeDeployment, listDeployments } from "./service-deployments";
import { findStopReasons } from "./tasks";

/** The seconds between two looks: the first come soon, for a deployment that fails at once. */
const pauses = [0.5, 1, 2, 3] as const;
const longestPause = 5;

/** What ECS says in a service's events that somebody who waits should know. Source: Amazon ECS service event messages, ECS developer guide. */
const telling = /unable to (place|assume|start|consistently)|failed|unhealthy|throttled|insufficient/i;

/** How a deployment ended. */
export interface FollowedDeployment extends DeploymentOutcome {
    readonly arn: string;
    /** Why tasks failed, where it did not succeed. */
    readonly stopReasons: readonly StopReason[];
}

/** What is followed, and for how long. */
export interface FollowArgs {
    readonly cluster: LiveCluster;
    readonly service: LiveService;
    /** How long is waited at most. In seconds. */
    readonly timeoutSeconds: number;
}

/** The events of a service since a time, that somebody who waits should know: the oldest first. */
async function eventsSince(
    { aws: { ecs } }: LiveStack,
    { cluster, service }: FollowArgs,
    since: Date,
): Promise<string[]> {
    const { services: [now] = [] } = await ecs.describeServices({
        cluster: cluster.clusterArn,
        services: [service.serviceArn],
    });
    return (now?.events ?? [])
        .filter(({ createdAt, message = "" }) => createdAt !== undefined && createdAt >= since && telling.test(message))
        .map(({ message = "" }) => message)
        .reverse();
}

/**
 * Follows a deployment until it ends. Each change of its state is told to standard error.
 * @param find the ARN of the deployment, once there is one
 * @throws AwsError if there is none, or it does not end in time; it then goes on
 */
async function follow(
    stack: LiveStack,
    args: FollowArgs,
    find: () => Promise<string | undefined>,
): Promise<FollowedDeployment> {
    const { context } = stack;
    const { cluster, service, timeoutSeconds } = args;
    const begun = new Date();
    const told = new Set<string>();
    const tell = (text: string) => {
        if (told.has(text)) return;
        told.add(text);
        context.tell(context.colours.dim(`${duration((Date.now() - begun.getTime()) / 1000).padStart(6)}  ${text}`));
    };
    for (let look = 0; Date.now() - begun.getTime() < timeoutSeconds * 1000; look++) {
        await pause((pauses[look] ?? longestPause) * 1000);
        const arn = await find();
        const deployment = arn === undefined ? undefined : await describeDeployment(stack, arn);
        if (arn === undefined || deployment === undefined) continue;
        const outcome = deploymentOutcome(deployment);
        // By the clock of AWS: that of this machine may be wrong.
        const since = deployment.createdAt ?? begun;
        if (outcome.state === "going") {
            tell(outcome.text);
            for (const event of await eventsSince(stack, args, since)) tell(event);
            continue;
        }
        const stopReasons = outcome.state === "succeeded" ? [] : await findStopReasons(stack, cluster, service, since);
        return { ...outcome, arn, stopReasons };
    }
    throw new AwsError(
        `the deployment of ${service.name} has not ended after ${duration(timeoutSeconds)}, and goes on; flotilla status ${service.name} --stack ${stack.stack} tells how`,
    );
}

/**
 * Changes a service, and follows the deployment that this begins until it ends. Each change of its state is told to
 * standard error.
 * @throws AwsError if ECS begins none, or it does not end in time; it then goes on
 */
export async function deployAndFollow(
    stack: LiveStack,
    change: Omit<UpdateServiceCommandInput, "cluster" | "service">,
    args: FollowArgs,
): Promise<FollowedDeployment> {
    const { cluster, service } = args;
    const newest = async () => (await listDeployments(stack, cluster, service, 1))[0]?.serviceDeploymentArn;
    const latest = await newest();
    await stack.aws.ecs.updateService({ ...change, cluster: cluster.clusterArn, service: service.serviceArn });
    return follow(stack, args, async () => {
        const arn = await newest();
        return arn === latest ? undefined : arn;
    });
}

/**
 * Stops a deployment, so that ECS goes back to what ran before, and follows it until it has.
 * @throws AwsError if it does not end in time; it then goes on
 */
export async function stopAndFollow(
    stack: LiveStack,
    serviceDeploymentArn: string,
    args: FollowArgs,
): Promise<FollowedDeployment> {
    await stack.aws.ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" });
    return follow(stack, args, () => Promise.resolve(serviceDeploymentArn));
}
