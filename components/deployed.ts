import * as pulumi from "@pulumi/pulumi";
import { removalsInUse, removalText, type DeployedCapacity } from "../model/plan/capacity/removal";
import type { Plan } from "../model/plan/plan";
import { isSection } from "../model/schema/show";

/** What a stack's output `services` tells of where each service runs. Of one by that name that is something else: nothing. */
function capacityIn(outputs: unknown): DeployedCapacity {
    const services = isSection(outputs) ? outputs["services"] : undefined;
    return Object.fromEntries(
        Object.entries(isSection(services) ? services : {}).map(([name, summary]) => {
            const capacity = isSection(summary) ? summary["capacity"] : undefined;
            const providers = Array.isArray(capacity) ? capacity : [];
            return [name, providers.filter((provider) => typeof provider === "string")];
        }),
    );
}

/** Where the stack's services run as its last update left them: nothing where that can't be read, which is told. */
async function deployedCapacity(): Promise<DeployedCapacity> {
    try {
        const name = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
        // The resources of the state would tell more; but the SDK makes resources of the references among them.
        const answer: unknown = await pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name });
        return capacityIn(isSection(answer) ? answer["outputs"] : undefined);
    } catch (error) {
        void pulumi.log.warn(
            `the stack's outputs could not be read, so that the removal of a capacity provider is not checked: ${String(error)}`,
        );
        return {};
    }
}

/**
 * Waits until it is sure that the update takes no capacity provider from under running tasks. A resource that depends on
 * it is not registered before, and neither are its children.
 * @returns nothing to depend on
 * @throws pulumi.RunError with the steps to take, if it does
 */
export async function removalsChecked(plan: Plan): Promise<pulumi.Resource[]> {
    const removals = removalsInUse(plan, await deployedCapacity());
    if (removals.length === 0) return [];
    throw new pulumi.RunError(removals.map((removal) => removalText(removal, plan.project)).join("\n"));
}
