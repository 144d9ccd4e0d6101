import { Network } from "../../../components";
import { planWith } from "../../support/plans";
import { memoized } from "../../support/memoized";
import { deploy } from "../../support/recorder";

export const tags = { Project: "shop", Environment: "dev", ManagedBy: "pulumi" };

/** Runs a network alone, planned from a section `network` of the configuration. */
export const deployNetwork = memoized(async (section: Readonly<Record<string, unknown>> = {}) => {
    const plan = planWith({ sections: { network: section } }).network;
    const args = { plan, region: "eu-west-1", flowLogGroup: "/shop/dev/flows", tags };
    return (await deploy(() => new Network("shop-dev", args))).recording;
});
