import type { ContainerInstance, Resource } from "@aws-sdk/client-ecs";
import type { LiveCluster } from "../aws/cluster";
import type { LiveStack } from "../aws/live-stack";
import { allOf, describeInParts, mostAtOnce } from "../aws/pages";

/** A resource of instances: what they registered with ECS, and how much of it tasks reserve. */
export interface ResourceStatus {
    readonly registered: number;
    readonly reserved: number;
}

/** The instances of a capacity provider. */
export interface CapacityStatus {
    readonly provider: string;
    readonly instances: number;
    /** Those that take no new tasks. */
    readonly draining: number;
    /** Those whose agent does not report: their tasks' state is not known. */
    readonly disconnected: number;
    readonly tasks: number;
    readonly cpuUnits: ResourceStatus;
    readonly memoryMiB: ResourceStatus;
    /** The AMIs that they run, which a patch replaces. */
    readonly images: readonly string[];
}

/** The container instances of a cluster. */
export async function findInstances(
    { aws: { ecs } }: LiveStack,
    { clusterArn: cluster }: LiveCluster,
): Promise<ContainerInstance[]> {
    const arns = await allOf(ecs.paginateListContainerInstances({ cluster }), (page) => page.containerInstanceArns);
    return describeInParts(arns, mostAtOnce.containerInstances, async (containerInstances) => {
        const { containerInstances: found } = await ecs.describeContainerInstances({ cluster, containerInstances });
        return found;
    });
}

/** The AMI of an instance, as its agent registered it. Source: Amazon ECS-optimized AMI attributes, ECS developer guide. */
export const imageOf = ({ attributes = [] }: ContainerInstance): string | undefined =>
    attributes.find(({ name }) => name === "ecs.ami-id")?.value;

const amountOf = (resources: readonly Resource[] | undefined, name: string): number =>
    resources?.find((resource) => resource.name === name)?.integerValue ?? 0;

function resourceStatus(instances: readonly ContainerInstance[], name: string): ResourceStatus {
    const sum = (pick: (instance: ContainerInstance) => readonly Resource[] | undefined) =>
        instances.reduce((total, instance) => total + amountOf(pick(instance), name), 0);
    const registered = sum(({ registeredResources }) => registeredResources);
    return { registered, reserved: registered - sum(({ remainingResources }) => remainingResources) };
}

/** What a cluster's instances have, by capacity provider in the order of their names. */
export function capacityStatus(instances: readonly ContainerInstance[]): CapacityStatus[] {
    const providers = [...new Set(instances.map(({ capacityProviderName }) => capacityProviderName ?? "none"))].sort();
    return providers.map((provider) => {
        const own = instances.filter(({ capacityProviderName }) => (capacityProviderName ?? "none") === provider);
        return {
            provider,
            instances: own.length,
            draining: own.filter(({ status }) => status === "DRAINING").length,
            disconnected: own.filter(({ agentConnected }) => agentConnected === false).length,
            tasks: own.reduce((total, { runningTasksCount = 0 }) => total + runningTasksCount, 0),
            cpuUnits: resourceStatus(own, "CPU"),
            memoryMiB: resourceStatus(own, "MEMORY"),
            images: [...new Set(own.flatMap((instance) => imageOf(instance) ?? []))].sort(),
        };
    });
}
