import { instancesPerCluster } from "../../aws/limits";
import type { CapacityProviderSpec, CapacitySpec } from "../../schema/capacity";
import type { ManagedInstancesProviderSpec } from "../../schema/managed-instances";

/** Whether a capacity provider's instances are managed by ECS. */
export const isManaged = (spec: CapacityProviderSpec): spec is ManagedInstancesProviderSpec =>
    "managedInstances" in spec;

/**
 * What ECS Managed Instances are as a group: none are kept, as many as tasks need are started, on demand, and their system
 * is Bottlerocket. Source: Architect for Amazon ECS Managed Instances, ECS developer guide.
 */
export const managedAsGroup = ({ managedInstances, retired }: ManagedInstancesProviderSpec): CapacitySpec => ({
    ...managedInstances,
    retired,
    min: 0,
    max: instancesPerCluster,
    spot: 0,
    onDemandBase: 0,
    targetCapacity: 100,
    warmup: "120 s",
    trunking: false,
    os: "bottlerocket",
    instanceRefresh: false,
});
