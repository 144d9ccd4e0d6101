import { LoadBalancer } from "../../../components";
import { loadBalancerOf } from "../../support/fixtures";
import { planWith } from "../../support/plans";
import { memoized } from "../../support/memoized";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";

export const tags = { Project: "shop" };
export const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d";

/** Runs the load balancer alone, planned from a section `loadBalancer` of the configuration. */
export const deployLoadBalancer = memoized(
    async (
        loadBalancer: Readonly<Record<string, unknown>> = {},
        environment: Readonly<Record<string, unknown>> = { class: "disposable" },
    ): Promise<Recording> => {
        const plan = planWith({ sections: { loadBalancer, environment } });
        const args = {
            plan: loadBalancerOf(plan),
            vpcId: "vpc-1",
            subnetIds: ["subnet-a", "subnet-b"],
            protect: plan.protect,
            tags,
        };
        return (await deploy(() => new LoadBalancer("shop-dev", args))).recording;
    },
);
