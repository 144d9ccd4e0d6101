import type { ServiceDeployment, ServiceDeploymentBrief } from "@aws-sdk/client-ecs";
import { deploymentOutcome } from "../../model/operations/deployment-outcome";
import type { LiveCluster, LiveService } from "./cluster";
import type { LiveStack } from "./live-stack";

/** How many deployments are looked back on, the newest first. AWS keeps those of 90 days. */
const mostDeployments = 50;

/** The deployments of a service, the newest first. */
export async function listDeployments(
    { aws: { ecs } }: LiveStack,
    { clusterArn: cluster }: LiveCluster,
    { serviceArn: service }: LiveService,
    maxResults = mostDeployments,
): Promise<ServiceDeploymentBrief[]> {
    const { serviceDeployments = [] } = await ecs.listServiceDeployments({ cluster, service, maxResults });
    return [...serviceDeployments].sort((a, b) => Number(b.createdAt ?? 0) - Number(a.createdAt ?? 0));
}

/** A deployment in full, or undefined where there is none of this ARN. */
export async function describeDeployment(
    { aws: { ecs } }: LiveStack,
    arn: string,
): Promise<ServiceDeployment | undefined> {
    const { serviceDeployments = [] } = await ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] });
    return serviceDeployments[0];
}

/**
 * The deployment that moves a service's requests from one target group to the other and goes on, or undefined where none
 * does. Of one that rolls, the service itself tells all.
 */
export async function movingDeployment(
    stack: LiveStack,
    { currentServiceDeployment, deploymentConfiguration }: LiveService,
): Promise<ServiceDeployment | undefined> {
    const { strategy = "ROLLING" } = deploymentConfiguration ?? {};
    if (currentServiceDeployment === undefined || strategy === "ROLLING") return undefined;
    const deployment = await describeDeployment(stack, currentServiceDeployment);
    return deployment && deploymentOutcome(deployment).state === "going" ? deployment : undefined;
}
