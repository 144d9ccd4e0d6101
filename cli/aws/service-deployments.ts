import type { ServiceDeployment, ServiceDeploymentBrief } from "@aws-sdk/client-ecs";
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
