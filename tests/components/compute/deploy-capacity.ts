import * as pulumi from "@pulumi/pulumi";
import { declareCapacity, type CapacityArgs } from "../../../components";
import { planWith } from "../../support/plans";
import { memoized } from "../../support/memoized";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";

export const tags = { Project: "shop" };
export const clusterArn = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev";

/** Runs the capacity alone, planned from a section `capacity` of the configuration. */
export const deployCapacity = memoized(
    async (
        capacity: Readonly<Record<string, unknown>> = {},
        environment: Readonly<Record<string, unknown>> = { class: "disposable" },
    ): Promise<Recording> => {
        const plan = planWith({ sections: { capacity: { instanceTypes: ["t3.medium"], ...capacity }, environment } });
        const args: CapacityArgs = {
            name: "shop-dev",
            plan: plan.capacity,
            clusterName: pulumi.output("shop-dev"),
            clusterArn,
            region: "eu-west-1",
            vpcId: "vpc-1",
            subnetIds: ["subnet-a", "subnet-b"],
            tags,
        };
        return (
            await deploy(() => declareCapacity(new pulumi.ComponentResource("flotilla:index:Holder", "shop-dev"), args))
        ).recording;
    },
);
