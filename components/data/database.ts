import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as rds from "@pulumi/aws/rds";
import * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "../../model/plan/database";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { CredentialRotation, type CredentialRotationArgs } from "./credential-rotation";

/** The arguments of a {@link Database}. */
export interface DatabaseArgs {
    readonly plan: DatabasePlan;
    readonly accountId: pulumi.Input<string>;
    readonly vpcId: pulumi.Input<string>;
    /** The subnets that the database may be in, one a zone. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The subnets of the function that rotates the password. */
    readonly appSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Whether the database, and with it the data, refuses to be deleted. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly instance?: Transform<rds.InstanceArgs>;
        readonly parameterGroup?: Transform<rds.ParameterGroupArgs>;
        readonly subnetGroup?: Transform<rds.SubnetGroupArgs>;
        readonly securityGroup?: Transform<ec2.SecurityGroupArgs>;
        readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
    } & CredentialRotationArgs["transform"];
}

/** The user that RDS makes, and whose password it keeps. No service signs in as it. */
const master = "dba";

/** The certificate authority of the server's certificate. Source: Using SSL/TLS to encrypt a connection, RDS user guide. */
const certificateAuthority = "rds-ca-rsa2048-g1";

/** From what duration on a statement is logged. */
const slowStatementMs = 1000;

/**
 * A PostgreSQL database of RDS for one service: encrypted, reached by TLS alone and from nowhere until a rule lets someone in,
 * backed up, and with a user of the service's own beside the master, whose password nobody sees.
 */
export class Database extends pulumi.ComponentResource {
    readonly host: pulumi.Output<string>;
    /** The secret with the user of the service and its password. */
    readonly secretArn: pulumi.Output<string>;
    /** The security group of the database. */
    readonly securityGroupId: pulumi.Output<string>;
    /** What there must be before a task can sign in. */
    readonly usable: readonly pulumi.Resource[];

    constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:data:Database", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const child = { parent: this };
        const named = { ...tags, Name: plan.identifier };
        const groupName = `${name}-database`;
        const group = new ec2.SecurityGroup(
            groupName,
            transformed(transform.securityGroup, {
                vpcId: args.vpcId,
                description: `Database of ${name}`,
                tags: named,
            }),
            child,
        );
        const instance = this.declareInstance(name, args, group);
        const rotation = new CredentialRotation(
            name,
            {
                plan,
                accountId: args.accountId,
                vpcId: args.vpcId,
                subnetIds: args.appSubnetIds,
                host: instance.address,
                databaseId: instance.resourceId,
                databaseSecurityGroupId: group.id,
                masterSecretArn: instance.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? ""),
                tags,
                transform,
            },
            child,
        );
        this.host = instance.address;
        this.secretArn = rotation.secretArn;
        this.securityGroupId = group.id;
        this.usable = rotation.usable;
        this.registerOutputs({ host: this.host, secretArn: this.secretArn, securityGroupId: this.securityGroupId });
    }

    private declareInstance(name: string, args: DatabaseArgs, group: ec2.SecurityGroup): rds.Instance {
        const { plan, tags, transform = {} } = args;
        const child = { parent: this };
        const subnets = new rds.SubnetGroup(
            name,
            transformed(transform.subnetGroup, {
                description: `Database of ${name}`,
                subnetIds: args.subnetIds,
                tags,
            }),
            child,
        );
        const parameters = new rds.ParameterGroup(
            name,
            transformed(transform.parameterGroup, {
                family: plan.family,
                description: `Database of ${name}`,
                parameters: [
                    { name: "rds.force_ssl", value: "1" },
                    { name: "log_min_duration_statement", value: String(slowStatementMs) },
                    { name: "log_statement", value: "ddl" },
                ],
                tags,
            }),
            child,
        );
        // RDS would make it by itself, and keep it for ever.
        const logs = new cloudwatch.LogGroup(
            `${name}-database`,
            transformed(transform.logGroup, {
                name: plan.logGroup,
                retentionInDays: plan.logRetentionDays,
                tags,
            }),
            child,
        );
        return new rds.Instance(
            name,
            transformed(transform.instance, {
                identifier: plan.identifier,
                engine: "postgres",
                engineVersion: plan.version,
                autoMinorVersionUpgrade: true,
                // The version is written down, so that a new one is meant.
                allowMajorVersionUpgrade: true,
                instanceClass: plan.instanceClass,
                storageType: "gp3",
                allocatedStorage: plan.storageGiB,
                maxAllocatedStorage: plan.maxStorageGiB,
                storageEncrypted: true,
                ...(plan.key !== undefined && { kmsKeyId: plan.key }),
                dbName: plan.databaseName,
                port: plan.port,
                username: master,
                manageMasterUserPassword: true,
                dbSubnetGroupName: subnets.name,
                vpcSecurityGroupIds: [group.id],
                publiclyAccessible: false,
                multiAz: plan.multiZone,
                caCertIdentifier: certificateAuthority,
                parameterGroupName: parameters.name,
                enabledCloudwatchLogsExports: ["postgresql"],
                backupRetentionPeriod: plan.backupRetentionDays,
                copyTagsToSnapshot: true,
                deleteAutomatedBackups: !plan.retained,
                deletionProtection: args.protect,
                skipFinalSnapshot: !plan.retained,
                ...(plan.retained && { finalSnapshotIdentifier: `${plan.identifier}-final` }),
                // In production what makes it restart waits for its maintenance window.
                applyImmediately: !plan.retained,
                tags: { ...tags, Name: plan.identifier },
            }),
            { ...child, dependsOn: [logs], protect: args.protect, deleteBeforeReplace: true },
        );
    }
}
