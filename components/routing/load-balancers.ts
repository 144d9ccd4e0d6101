import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import type { NetworkIds } from "../network/existing-network";
import { existingLoadBalancer, type RoutingLoadBalancer } from "./existing-load-balancer";
import { LoadBalancer, type LoadBalancerArgs } from "./load-balancer";

/** What {@link declareLoadBalancers} takes. */
export interface LoadBalancersArgs {
    readonly plan: Plan;
    readonly network: NetworkIds;
    /** Changes to the arguments of their children. @default none */
    readonly transform?: LoadBalancerArgs["transform"];
}

/**
 * Declares the load balancers of a plan, but for those that are already there.
 * @returns all of them, by key
 */
export const declareLoadBalancers = (
    parent: pulumi.Resource,
    { plan, network, transform }: LoadBalancersArgs,
): ReadonlyMap<string, RoutingLoadBalancer> =>
    new Map(
        plan.loadBalancers.map((each) => [
            each.key,
            each.existing === undefined
                ? new LoadBalancer(
                      each.name,
                      {
                          plan: each,
                          vpcId: network.vpcId,
                          subnetIds: each.internal ? network.appSubnetIds : network.publicSubnetIds,
                          protect: plan.protect,
                          tags: plan.tags,
                          ...(transform && { transform }),
                      },
                      { parent },
                  )
                : existingLoadBalancer(each, each.existing),
        ]),
    );
