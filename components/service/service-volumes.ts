import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import type { VolumePlan } from "../../model/plan/volume";
import type { Statement } from "../policy";
import type { Tags } from "../tags";

/** A file system that tasks mount. */
export interface MountedFileSystem {
    readonly fileSystemId: pulumi.Input<string>;
    readonly fileSystemArn: pulumi.Input<string>;
    /** The access point that is mounted. @default - none: the root directory is */
    readonly accessPointId?: pulumi.Input<string>;
    readonly accessPointArn?: pulumi.Input<string>;
    /** The security group of its mount targets. */
    readonly securityGroupId: pulumi.Input<string>;
    /** What must be there before a task mounts it. @default nothing */
    readonly mountable?: readonly pulumi.Resource[];
}

/** A volume, and the file system that it is in. */
export interface MountedVolume {
    readonly plan: VolumePlan;
    readonly fileSystem: MountedFileSystem;
}

/**
 * The volumes of a service with their file systems: its own, and those that are already there.
 * @param own the file systems of its own, by volume
 * @throws RangeError if one of its own is not among them
 */
export function mountedVolumes(
    volumes: readonly VolumePlan[],
    own: Readonly<Record<string, MountedFileSystem>>,
    { region, accountId }: { readonly region: string; readonly accountId: pulumi.Input<string> },
): MountedVolume[] {
    const arn = (resource: string) =>
        pulumi.interpolate`arn:${partitionOf(region)}:elasticfilesystem:${region}:${accountId}:${resource}`;
    return volumes.map((plan) => {
        const { name, fileSystem } = plan;
        if (fileSystem.kind === "own") {
            const declared = own[name];
            if (declared === undefined) throw new RangeError(`volume ${name} has no file system`);
            return { plan, fileSystem: declared };
        }
        const { id, accessPointId, securityGroupId } = fileSystem;
        return {
            plan,
            fileSystem: {
                fileSystemId: id,
                fileSystemArn: arn(`file-system/${id}`),
                ...(accessPointId !== undefined && {
                    accessPointId,
                    accessPointArn: arn(`access-point/${accessPointId}`),
                }),
                securityGroupId,
            },
        };
    });
}

/** The port of NFS. */
const nfsPort = 2049;

/**
 * Lets a service's tasks out to its file systems, and into those that are its own. The security groups of others are not changed.
 * @returns what must be there before a task mounts them
 */
export const declareVolumeRules = (
    parent: pulumi.Resource,
    name: string,
    {
        volumes,
        securityGroupId,
        tags,
    }: {
        readonly volumes: readonly MountedVolume[];
        /** The security group of the service's tasks. */
        readonly securityGroupId: pulumi.Input<string>;
        readonly tags: Tags;
    },
): pulumi.Resource[] =>
    volumes.flatMap(({ plan, fileSystem }): pulumi.Resource[] => {
        const rule = { ipProtocol: "tcp", fromPort: nfsPort, toPort: nfsPort, tags };
        const out = new vpc.SecurityGroupEgressRule(
            `${name}.volume.${plan.name}`,
            {
                ...rule,
                securityGroupId,
                referencedSecurityGroupId: fileSystem.securityGroupId,
                description: `Files of ${plan.name}`,
            },
            { parent },
        );
        if (plan.fileSystem.kind === "existing") return [out];
        const into = new vpc.SecurityGroupIngressRule(
            `${name}.volume.${plan.name}`,
            {
                ...rule,
                securityGroupId: fileSystem.securityGroupId,
                referencedSecurityGroupId: securityGroupId,
                description: `Tasks of ${name}`,
            },
            { parent },
        );
        return [out, into, ...(fileSystem.mountable ?? [])];
    });

/**
 * What tasks may do with the file systems: mount each, and write where the volume is for writing, through its access point alone.
 * Source: Actions defined by Amazon Elastic File System, service authorization reference.
 */
export const volumeStatements = (volumes: readonly MountedVolume[]): Statement[] =>
    volumes.map(({ plan, fileSystem: { fileSystemArn, accessPointArn } }, index) => ({
        // An id takes no hyphen, which a volume's name may have.
        Sid: `Volume${index + 1}`,
        Effect: "Allow",
        Action: plan.readOnly
            ? "elasticfilesystem:ClientMount"
            : ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        Resource: fileSystemArn,
        ...(accessPointArn !== undefined && {
            Condition: { StringEquals: { "elasticfilesystem:AccessPointArn": accessPointArn } },
        }),
    }));

/** The volumes of a task definition: encrypted on their way, and with the rights of the task's role. */
export const taskVolumes = (volumes: readonly MountedVolume[]) =>
    volumes.map(({ plan: { name }, fileSystem: { fileSystemId, accessPointId } }) => ({
        name,
        efsVolumeConfiguration: {
            fileSystemId,
            transitEncryption: "ENABLED",
            authorizationConfig: { ...(accessPointId !== undefined && { accessPointId }), iam: "ENABLED" },
        },
    }));
