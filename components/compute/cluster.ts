import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import * as servicediscovery from "@pulumi/aws/servicediscovery";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterPlan } from "../../model/plan/cluster-plan";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link Cluster}. */
export interface ClusterArgs {
    readonly plan: ClusterPlan;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly cluster?: Transform<ecs.ClusterArgs>;
        readonly namespace?: Transform<servicediscovery.HttpNamespaceArgs>;
        readonly execLogGroup?: Transform<cloudwatch.LogGroupArgs>;
    };
}

/** An ECS cluster with its Service Connect namespace, whose shell sessions are logged. */
export class Cluster extends pulumi.ComponentResource {
    readonly clusterArn: pulumi.Output<string>;
    readonly clusterName: pulumi.Output<string>;
    readonly namespaceArn: pulumi.Output<string>;
    /** The ARN of the log group of shell sessions. */
    readonly execLogGroupArn: pulumi.Output<string>;

    constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:compute:Cluster", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const sessions = new cloudwatch.LogGroup(
            `${name}-exec`,
            transformed(transform.execLogGroup, {
                name: plan.execLogGroup,
                retentionInDays: plan.logRetentionDays,
                tags,
            }),
            { parent: this },
        );
        const namespace = new servicediscovery.HttpNamespace(
            name,
            transformed(transform.namespace, { name, description: "Service Connect", tags }),
            { parent: this },
        );
        const cluster = new ecs.Cluster(
            name,
            transformed(transform.cluster, {
                name,
                settings: [{ name: "containerInsights", value: plan.containerInsights }],
                configuration: {
                    executeCommandConfiguration: {
                        logging: "OVERRIDE",
                        logConfiguration: { cloudWatchLogGroupName: sessions.name },
                    },
                },
                serviceConnectDefaults: { namespace: namespace.arn },
                tags,
            }),
            { parent: this },
        );
        this.clusterArn = cluster.arn;
        this.clusterName = cluster.name;
        this.namespaceArn = namespace.arn;
        this.execLogGroupArn = sessions.arn;
        this.registerOutputs({
            clusterArn: this.clusterArn,
            clusterName: this.clusterName,
            namespaceArn: this.namespaceArn,
            execLogGroupArn: this.execLogGroupArn,
        });
    }
}
