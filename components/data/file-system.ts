import * as ec2 from "@pulumi/aws/ec2";
import * as efs from "@pulumi/aws/efs";
import * as pulumi from "@pulumi/pulumi";
import type { OwnFileSystemPlan } from "../../model/plan/volume";
import { policyWithId } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link FileSystem}. */
export interface FileSystemArgs {
    readonly plan: OwnFileSystemPlan;
    readonly vpcId: pulumi.Input<string>;
    /** The names of the zones, in the order of the subnets. */
    readonly zones: readonly string[];
    /** The subnets of the mount targets, one a zone. */
    readonly subnetIds: pulumi.Output<string[]>;
    /** Whether the file system, and with it the files, refuses to be deleted. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly fileSystem?: Transform<efs.FileSystemArgs>;
        readonly accessPoint?: Transform<efs.AccessPointArgs>;
        readonly mountTarget?: Transform<efs.MountTargetArgs>;
        readonly securityGroup?: Transform<ec2.SecurityGroupArgs>;
    };
}

/** Who may go through a directory and write to it: its owner, and the owner's group may read. */
const permissions = "0750";

/** A file system of EFS: encrypted, reached in each zone by TLS alone, and by a task through an access point, as one user. */
export class FileSystem extends pulumi.ComponentResource {
    readonly fileSystemId: pulumi.Output<string>;
    readonly fileSystemArn: pulumi.Output<string>;
    readonly accessPointId: pulumi.Output<string>;
    readonly accessPointArn: pulumi.Output<string>;
    /** The security group of the mount targets, without a rule. */
    readonly securityGroupId: pulumi.Output<string>;
    /** What must be there before a task mounts it. */
    readonly mountable: readonly pulumi.Resource[];

    constructor(name: string, args: FileSystemArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:data:FileSystem", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const named = { ...tags, Name: name };
        const fileSystem = new efs.FileSystem(
            name,
            transformed(transform.fileSystem, {
                encrypted: true,
                ...(plan.key !== undefined && { kmsKeyId: plan.key }),
                throughputMode: plan.throughput,
                ...(plan.infrequentAccessDays !== undefined && {
                    lifecyclePolicies: [{ transitionToIa: transitionAfter(plan.infrequentAccessDays) }],
                }),
                tags: named,
            }),
            { parent: this, protect: args.protect },
        );
        new efs.BackupPolicy(
            name,
            { fileSystemId: fileSystem.id, backupPolicy: { status: plan.backup ? "ENABLED" : "DISABLED" } },
            { parent: this },
        );
        const rights = new efs.FileSystemPolicy(
            name,
            { fileSystemId: fileSystem.id, policy: tlsOnly(fileSystem.arn) },
            { parent: this },
        );
        const group = new ec2.SecurityGroup(
            name,
            transformed(transform.securityGroup, {
                vpcId: args.vpcId,
                description: `Mount targets of ${name}`,
                tags: named,
            }),
            { parent: this },
        );
        const targets = args.zones.map(
            (zone, index) =>
                new efs.MountTarget(
                    `${name}-${zone}`,
                    transformed(transform.mountTarget, {
                        fileSystemId: fileSystem.id,
                        subnetId: args.subnetIds.apply((ids) => ids[index] ?? ""),
                        securityGroups: [group.id],
                    }),
                    { parent: this },
                ),
        );
        const { uid, gid } = plan.owner;
        const accessPoint = new efs.AccessPoint(
            name,
            transformed(transform.accessPoint, {
                fileSystemId: fileSystem.id,
                posixUser: { uid, gid },
                rootDirectory: { path: plan.directory, creationInfo: { ownerUid: uid, ownerGid: gid, permissions } },
                tags: named,
            }),
            { parent: this },
        );
        this.fileSystemId = fileSystem.id;
        this.fileSystemArn = fileSystem.arn;
        this.accessPointId = accessPoint.id;
        this.accessPointArn = accessPoint.arn;
        this.securityGroupId = group.id;
        this.mountable = [rights, ...targets];
        this.registerOutputs({
            fileSystemId: this.fileSystemId,
            fileSystemArn: this.fileSystemArn,
            accessPointId: this.accessPointId,
            accessPointArn: this.accessPointArn,
            securityGroupId: this.securityGroupId,
        });
    }
}

/** How EFS says it: `AFTER_30_DAYS`. */
const transitionAfter = (days: number) => `AFTER_${days}_${days === 1 ? "DAY" : "DAYS"}`;

/**
 * Denies what is not encrypted on its way. That there is a policy at all ends the default, by which whoever reaches a mount
 * target may do anything: now a client needs a right of its own. Source: Using IAM to control access to file systems, EFS user guide.
 */
const tlsOnly = (fileSystemArn: pulumi.Input<string>) =>
    policyWithId("TlsOnly", {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "*",
        Resource: fileSystemArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
