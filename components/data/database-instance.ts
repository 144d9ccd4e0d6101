import * as rds from "@pulumi/aws/rds";
import type * as pulumi from "@pulumi/pulumi";
import type { InstanceComputePlan } from "../../model/plan/database";
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

/** Declares a database on an instance of RDS, with a disk that grows, and in production a standby. */
export function declareInstance(
    parent: pulumi.Resource,
    name: string,
    compute: InstanceComputePlan,
    args: DatabaseServerArgs,
): DatabaseServer {
    const { plan, tags, transform = {} } = args;
    const subnets = declareSubnetGroup(parent, name, args);
    const group = new rds.ParameterGroup(name, transformed(transform.parameterGroup, parameterGroupArgs(name, args)), {
        parent,
    });
    const logs = declareLogGroup(parent, name, args);
    const instance = new rds.Instance(
        name,
        transformed(transform.instance, {
            ...commonArgs(args),
            identifier: plan.identifier,
            engine: "postgres",
            autoMinorVersionUpgrade: true,
            instanceClass: compute.instanceClass,
            storageType: "gp3",
            allocatedStorage: compute.storageGiB,
            maxAllocatedStorage: compute.maxStorageGiB,
            dbName: plan.databaseName,
            username: master,
            dbSubnetGroupName: subnets.name,
            vpcSecurityGroupIds: [args.securityGroupId],
            publiclyAccessible: false,
            multiAz: plan.multiZone,
            caCertIdentifier: certificateAuthority,
            parameterGroupName: group.name,
            copyTagsToSnapshot: true,
            tags: { ...tags, Name: plan.identifier },
        }),
        { parent, dependsOn: [logs], protect: args.protect, deleteBeforeReplace: true },
    );
    return {
        host: instance.address,
        identifier: instance.identifier,
        id: instance.resourceId,
        masterSecretArn: instance.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? ""),
    };
}
