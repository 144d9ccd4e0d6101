import * as ec2 from "@pulumi/aws/ec2";
import * as elasticache from "@pulumi/aws/elasticache";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { cachePort, type CachePlan } from "../../model/plan/cache";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link Cache}. */
export interface CacheArgs {
    readonly plan: CachePlan;
    readonly vpcId: pulumi.Input<string>;
    /** The subnets of the nodes, one a zone. */
    readonly subnetIds: pulumi.Output<string[]>;
    /** Whether the cache and its password refuse to be deleted. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly replicationGroup?: Transform<elasticache.ReplicationGroupArgs>;
        readonly parameterGroup?: Transform<elasticache.ParameterGroupArgs>;
        readonly subnetGroup?: Transform<elasticache.SubnetGroupArgs>;
        readonly securityGroup?: Transform<ec2.SecurityGroupArgs>;
        readonly secret?: Transform<secretsmanager.SecretArgs>;
    };
}

/** ElastiCache takes 16 to 128 characters. Source: Authenticating with the AUTH command, ElastiCache user guide. */
const passwordLength = 64;

/** A cache of Valkey in ElastiCache: encrypted at rest and on the way, and open to who knows its password alone. */
export class Cache extends pulumi.ComponentResource {
    readonly replicationGroupId: pulumi.Output<string>;
    /** The host name of the primary node, also after another node has taken its place. */
    readonly host: pulumi.Output<string>;
    /** The security group of the nodes, without a rule. */
    readonly securityGroupId: pulumi.Output<string>;
    readonly secretArn: pulumi.Output<string>;
    /** Where ECS finds the password: this version of the secret and no later one. */
    readonly passwordFrom: pulumi.Output<string>;
    /** What must be there before a task connects. */
    readonly connectable: readonly pulumi.Resource[];

    constructor(name: string, args: CacheArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:data:Cache", name, {}, opts);
        const { plan, protect, tags, transform = {} } = args;
        const named = { ...tags, Name: name };
        const secret = new secretsmanager.Secret(
            `${name}-cache`,
            transformed(transform.secret, { description: `Password of the cache of ${name}`, tags }),
            { parent: this, protect },
        );
        const { randomPassword } = secretsmanager.getRandomPasswordOutput(
            { passwordLength, excludePunctuation: true },
            { parent: this },
        );
        const password = new secretsmanager.SecretVersion(
            `${name}-cache-${plan.passwordVersion}`,
            { secretId: secret.id, secretString: pulumi.secret(randomPassword) },
            {
                parent: this,
                // A password is made once for each version, and then kept.
                ignoreChanges: ["secretString"],
                // Tasks that go back to the version before need it; it is gone with the secret.
                retainOnDelete: true,
            },
        );
        const group = new ec2.SecurityGroup(
            `${name}.cache`,
            transformed(transform.securityGroup, {
                vpcId: args.vpcId,
                description: `Cache of ${name}`,
                tags: { ...tags, Name: `${name}.cache` },
            }),
            { parent: this },
        );
        const subnets = new elasticache.SubnetGroup(
            name,
            transformed(transform.subnetGroup, {
                subnetIds: args.subnetIds,
                description: `Cache of ${name}`,
                tags: named,
            }),
            { parent: this },
        );
        const parameters = new elasticache.ParameterGroup(
            name,
            transformed(transform.parameterGroup, {
                family: plan.parameterFamily,
                description: `Cache of ${name}`,
                parameters: [{ name: "maxmemory-policy", value: plan.eviction }],
                tags: named,
            }),
            { parent: this },
        );
        const cache = new elasticache.ReplicationGroup(
            name,
            transformed(transform.replicationGroup, {
                replicationGroupId: plan.name,
                description: `Cache of ${name}`,
                engine: "valkey",
                engineVersion: plan.engineVersion,
                nodeType: plan.nodeType,
                numCacheClusters: 1 + plan.replicas,
                automaticFailoverEnabled: plan.replicas > 0,
                multiAzEnabled: plan.replicas > 0,
                port: cachePort,
                parameterGroupName: parameters.name,
                subnetGroupName: subnets.name,
                securityGroupIds: [group.id],
                atRestEncryptionEnabled: true,
                ...(plan.key !== undefined && { kmsKeyId: plan.key }),
                transitEncryptionEnabled: true,
                authToken: password.secretString.apply((text) => text ?? ""),
                // The password before the new one stays valid: tasks that know it go on to work until they are replaced.
                authTokenUpdateStrategy: "ROTATE",
                autoMinorVersionUpgrade: true,
                snapshotRetentionLimit: plan.snapshotRetentionDays,
                ...(plan.finalSnapshotName !== undefined && { finalSnapshotIdentifier: plan.finalSnapshotName }),
                // Otherwise a change waits for the maintenance window, and the new tasks do not get in.
                applyImmediately: true,
                tags: named,
            }),
            // Its name is not free before it is gone.
            { parent: this, protect, deleteBeforeReplace: true },
        );
        this.replicationGroupId = cache.replicationGroupId;
        this.host = cache.primaryEndpointAddress;
        this.securityGroupId = group.id;
        this.secretArn = secret.arn;
        this.passwordFrom = pulumi.interpolate`${secret.arn}:::${password.versionId}`;
        this.connectable = [cache];
        this.registerOutputs({
            replicationGroupId: this.replicationGroupId,
            host: this.host,
            securityGroupId: this.securityGroupId,
            secretArn: this.secretArn,
            passwordFrom: this.passwordFrom,
        });
    }
}
