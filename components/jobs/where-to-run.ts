import * as pulumi from "@pulumi/pulumi";
import { jobTagNames, strategyText } from "../../model/plan/job-tags";

/** What a capacity provider has of a job's tasks. */
export interface ProviderShare {
    readonly capacityProvider: pulumi.Input<string>;
    readonly weight: number;
    readonly base: number;
}

/** Where a job's tasks run. */
export interface WhereToRun {
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    readonly securityGroupId: pulumi.Input<string>;
    readonly strategy: readonly ProviderShare[];
}

/** The tags of a job's task definition by which `flotilla run` knows where to run it. */
export const whereToRun = (job: string, where: WhereToRun): Record<string, pulumi.Input<string>> => ({
    [jobTagNames.job]: job,
    [jobTagNames.subnets]: pulumi.output(where.subnetIds).apply((ids) => ids.join(" ")),
    [jobTagNames.securityGroup]: where.securityGroupId,
    [jobTagNames.strategy]: pulumi.all(where.strategy.map((share) => pulumi.output(share))).apply(strategyText),
});
