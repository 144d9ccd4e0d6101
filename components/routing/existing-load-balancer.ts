import * as pulumi from "@pulumi/pulumi";
import { albArnSuffixOf, type ExistingLoadBalancerPlan } from "../../model/plan/existing-load-balancer";
import type { LoadBalancerPlan } from "../../model/plan/load-balancer";

/** What services and a stack's outputs take from a load balancer. */
export interface RoutingLoadBalancer {
    readonly listenerArn: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly albArnSuffix: pulumi.Output<string>;
    /** Where it answers, or nothing where that is not told. */
    readonly url: pulumi.Output<string>;
    /** Whether its security group belongs to others, and so gets no rules. */
    readonly existing?: boolean;
}

/** A load balancer that is already there. No resource is declared for it. */
export const existingLoadBalancer = (
    { protocol }: Pick<LoadBalancerPlan, "protocol">,
    { listenerArn, securityGroupId, host }: ExistingLoadBalancerPlan,
): RoutingLoadBalancer => ({
    listenerArn: pulumi.output(listenerArn),
    securityGroupId: pulumi.output(securityGroupId),
    albArnSuffix: pulumi.output(albArnSuffixOf(listenerArn)),
    url: pulumi.output(host === undefined ? "" : `${protocol.toLowerCase()}://${host}`),
    existing: true,
});
