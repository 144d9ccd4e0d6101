import * as pulumi from "@pulumi/pulumi";
import type { ExistingNetworkPlan } from "../../model/plan/existing-network";

/** The ids of a VPC and of its subnets by tier. */
export interface NetworkIds {
    readonly vpcId: pulumi.Output<string>;
    readonly publicSubnetIds: pulumi.Output<string[]>;
    readonly appSubnetIds: pulumi.Output<string[]>;
    readonly dataSubnetIds: pulumi.Output<string[]>;
}

/** The ids of a VPC that is already there. No resource is declared for it. */
export const existingNetwork = ({ vpcId, subnetIds }: ExistingNetworkPlan): NetworkIds => ({
    vpcId: pulumi.output(vpcId),
    publicSubnetIds: pulumi.output([...subnetIds.public]),
    appSubnetIds: pulumi.output([...subnetIds.app]),
    dataSubnetIds: pulumi.output([...subnetIds.data]),
});
