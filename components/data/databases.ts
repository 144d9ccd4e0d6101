import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import type { NetworkIds } from "../network/existing-network";
import { Database, type DatabaseArgs } from "./database";

/** Changes to the arguments of databases, by the service that they are of. */
export type DatabaseTransforms = Readonly<Record<string, NonNullable<DatabaseArgs["transform"]>>>;

/**
 * Declares the database of each service that has one.
 * @returns them by service
 */
export function declareDatabases(
    parent: pulumi.Resource,
    { services, protect }: Plan,
    network: NetworkIds,
    accountId: pulumi.Input<string>,
    transform: DatabaseTransforms = {},
): ReadonlyMap<string, Database> {
    const subnetIds = { data: network.dataSubnetIds, app: network.appSubnetIds };
    return new Map(
        services.flatMap(({ name, database: plan, tags }) => {
            if (plan === undefined) return [];
            const changes = transform[name];
            const args = {
                plan,
                accountId,
                vpcId: network.vpcId,
                subnetIds: subnetIds[plan.tier],
                appSubnetIds: network.appSubnetIds,
                protect,
                tags,
                ...(changes && { transform: changes }),
            };
            return [[name, new Database(name, args, { parent })] as const];
        }),
    );
}
