import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import type * as rds from "@pulumi/aws/rds";
import * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "../../model/plan/database";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { declareCluster } from "./database-cluster";
import { declareInstance } from "./database-instance";
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
        /** On Aurora Serverless, in the place of `instance`. */
        readonly cluster?: Transform<rds.ClusterArgs>;
        /** Of each instance of the cluster. */
        readonly clusterInstance?: Transform<rds.ClusterInstanceArgs>;
        /** On Aurora Serverless, in the place of `parameterGroup`. */
        readonly clusterParameterGroup?: Transform<rds.ClusterParameterGroupArgs>;
        readonly subnetGroup?: Transform<rds.SubnetGroupArgs>;
        readonly securityGroup?: Transform<ec2.SecurityGroupArgs>;
        readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
    } & CredentialRotationArgs["transform"];
}

/**
 * A PostgreSQL database of RDS or Aurora for one service: encrypted, reached by TLS alone and from nowhere until a rule lets someone in,
 * backed up, and with a user of the service's own beside the master, whose password nobody sees.
 */
export class Database extends pulumi.ComponentResource {
    readonly host: pulumi.Output<string>;
    /** What names it in metrics: the identifier of the instance, or of the cluster of Aurora. */
    readonly identifier: pulumi.Output<string>;
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
        const { compute } = plan;
        const inGroup = { ...args, securityGroupId: group.id };
        const server =
            compute.kind === "instance"
                ? declareInstance(this, name, compute, inGroup)
                : declareCluster(this, name, compute, inGroup);
        const rotation = new CredentialRotation(
            name,
            {
                plan,
                accountId: args.accountId,
                vpcId: args.vpcId,
                subnetIds: args.appSubnetIds,
                host: server.host,
                databaseId: server.id,
                databaseSecurityGroupId: group.id,
                masterSecretArn: server.masterSecretArn,
                tags,
                transform,
            },
            child,
        );
        this.host = server.host;
        this.identifier = server.identifier;
        this.secretArn = rotation.secretArn;
        this.securityGroupId = group.id;
        this.usable = rotation.usable;
        this.registerOutputs({
            host: this.host,
            identifier: this.identifier,
            secretArn: this.secretArn,
            securityGroupId: this.securityGroupId,
        });
    }
}
