import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import type { NetworkIds } from "../network/existing-network";
import { Cache, type CacheArgs } from "./cache";

/** Changes to the arguments of caches, by the service that they are of. */
export type CacheTransforms = Readonly<Record<string, NonNullable<CacheArgs["transform"]>>>;

/**
 * Declares the cache of each service that has one.
 * @returns them by service
 */
export function declareCaches(
    parent: pulumi.Resource,
    { services, protect }: Plan,
    network: NetworkIds,
    transform: CacheTransforms = {},
): ReadonlyMap<string, Cache> {
    const subnetIds = { data: network.dataSubnetIds, app: network.appSubnetIds };
    return new Map(
        services.flatMap(({ name, cache: plan, tags }) => {
            if (plan === undefined) return [];
            const changes = transform[name];
            const args = {
                plan,
                vpcId: network.vpcId,
                subnetIds: subnetIds[plan.tier],
                protect,
                tags,
                ...(changes && { transform: changes }),
            };
            return [[name, new Cache(name, args, { parent })] as const];
        }),
    );
}
