import type * as ecs from "@pulumi/aws/ecs";
import type * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockVolumePlan } from "../../model/plan/block-volume";
import type { Tags } from "../tags";
import type { Transform } from "../transform";
import { declareInfrastructureRole } from "./infrastructure-role";

/** What {@link declareBlockVolume} takes. */
export interface BlockVolumeArgs {
    readonly plan: BlockVolumePlan;
    readonly region: string;
    readonly tags: Tags;
    /** Changes to the arguments of the role with which ECS makes volumes. @default none */
    readonly transform?: Transform<iam.RoleArgs>;
}

/** The volume of each task, as its service says it. */
export interface DeclaredBlockVolume {
    readonly configuration: NonNullable<ecs.ServiceArgs["volumeConfiguration"]>;
    /** What ECS needs from the service's first task to its last. */
    readonly rights: pulumi.Resource;
}

/**
 * Declares the role with which ECS makes a volume for each task, attaches it and deletes it.
 * Source: Amazon ECS infrastructure IAM role for volumes, ECS developer guide; ServiceManagedEBSVolumeConfiguration, ECS API reference.
 */
export function declareBlockVolume(
    parent: pulumi.Resource,
    name: string,
    { plan, region, tags, transform }: BlockVolumeArgs,
): DeclaredBlockVolume {
    const { roleArn, rights } = declareInfrastructureRole(parent, `${name}-volumes`, {
        description: `Lets ECS make and delete the volumes of the tasks of ${name}`,
        managedPolicy: "service-role/AmazonECSInfrastructureRolePolicyForVolumes",
        region,
        tags,
        ...(transform && { transform }),
    });
    return {
        configuration: {
            name: plan.name,
            managedEbsVolume: {
                roleArn,
                encrypted: true,
                sizeInGb: plan.sizeGiB,
                volumeType: plan.type,
                ...(plan.iops !== undefined && { iops: plan.iops }),
                ...(plan.throughputMiB !== undefined && { throughput: plan.throughputMiB }),
                ...(plan.snapshotId !== undefined && { snapshotId: plan.snapshotId }),
                fileSystemType: plan.fileSystem,
                tagSpecifications: [{ resourceType: "volume", tags: { ...tags } }],
            },
        },
        rights,
    };
}
