import * as rds from "@pulumi/aws/rds";
import * as pulumi from "@pulumi/pulumi";
import type { ServerlessComputePlan } from "../../model/plan/database";
import { transformed } from "../transform";
import {
    certificateAuthority,
    commonArgs,
    declareLogGroup,
    declareSubnetGroup,
    master,
    parameterGroupArgs,
    type DatabaseServer,
    type DatabaseServerArgs,
} from "./database-server";

const engine = "aurora-postgresql";

/** Declares a database on Aurora Serverless v2: a cluster with the data, a writer, and in production a reader that can take its place. */
export function declareCluster(
    parent: pulumi.Resource,
    name: string,
    compute: ServerlessComputePlan,
    args: DatabaseServerArgs,
): DatabaseServer {
    const { plan, tags, transform = {} } = args;
    const named = { ...tags, Name: plan.identifier };
    const subnets = declareSubnetGroup(parent, name, args);
    const group = new rds.ClusterParameterGroup(
        name,
        transformed(transform.clusterParameterGroup, parameterGroupArgs(name, args)),
        { parent },
    );
    const logs = declareLogGroup(parent, name, args);
    const cluster = new rds.Cluster(
        name,
        transformed(transform.cluster, {
            ...commonArgs(args),
            clusterIdentifier: plan.identifier,
            engine,
            engineMode: "provisioned",
            serverlessv2ScalingConfiguration: { minCapacity: compute.minCapacity, maxCapacity: compute.maxCapacity },
            databaseName: plan.databaseName,
            masterUsername: master,
            dbSubnetGroupName: subnets.name,
            vpcSecurityGroupIds: [args.securityGroupId],
            dbClusterParameterGroupName: group.name,
            copyTagsToSnapshot: true,
            tags: named,
        }),
        { parent, dependsOn: [logs], protect: args.protect, deleteBeforeReplace: true },
    );
    const instances = Array.from(
        { length: plan.multiZone ? 2 : 1 },
        (_, index) =>
            new rds.ClusterInstance(
                `${name}-${index + 1}`,
                transformed(transform.clusterInstance, {
                    identifier: `${plan.identifier}-${index + 1}`,
                    clusterIdentifier: cluster.id,
                    engine,
                    instanceClass: "db.serverless",
                    // With the capacity of the writer, so that it can take its place at once.
                    promotionTier: 0,
                    publiclyAccessible: false,
                    caCertIdentifier: certificateAuthority,
                    autoMinorVersionUpgrade: true,
                    copyTagsToSnapshot: true,
                    applyImmediately: !plan.retained,
                    tags: named,
                }),
                { parent, deleteBeforeReplace: true },
            ),
    );
    // Nobody can sign in before there is an instance.
    const host = pulumi.all(instances.map(({ id }) => id)).apply(() => cluster.endpoint);
    return {
        host,
        identifier: cluster.clusterIdentifier,
        id: cluster.clusterResourceId,
        masterSecretArn: cluster.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? ""),
    };
}
