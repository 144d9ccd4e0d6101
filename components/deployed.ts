import * as pulumi from "@pulumi/pulumi";
import { removalsInUse, removalText } from "../model/plan/capacity/removal";
import type { Plan } from "../model/plan/plan";
import { leftOutStepText, stepsLeftOut } from "../model/plan/target-group-steps";
import { isSection } from "../model/schema/show";

/** What a stack's output `services` tells of a service. */
interface DeployedService {
    /** The capacity providers that it runs on, as the configuration calls them. */
    readonly capacity: readonly string[];
    /** How many target groups it has, where that is told. */
    readonly targetGroups?: number;
}

type Deployed = Readonly<Record<string, DeployedService>>;

/** What a stack's output `services` tells. Of one by that name that is something else: nothing. */
function servicesIn(outputs: unknown): Deployed {
    const services = isSection(outputs) ? outputs["services"] : undefined;
    return Object.fromEntries(
        Object.entries(isSection(services) ? services : {}).map(([name, summary]) => {
            const { capacity, targetGroups } = isSection(summary) ? summary : {};
            const providers: readonly unknown[] = Array.isArray(capacity) ? capacity : [];
            return [
                name,
                {
                    capacity: providers.filter((provider) => typeof provider === "string"),
                    ...(typeof targetGroups === "number" && { targetGroups }),
                },
            ];
        }),
    );
}

/** The stack's services as its last update left them: none where that can't be read, which is told. */
async function deployedServices(): Promise<Deployed> {
    try {
        const name = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
        // The resources of the state would tell more; but the SDK makes resources of the references among them.
        const answer: unknown = await pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name });
        return servicesIn(isSection(answer) ? answer["outputs"] : undefined);
    } catch (error) {
        void pulumi.log.warn(
            `the stack's outputs could not be read, so that it is not checked whether capacity providers and target groups change in steps: ${String(error)}`,
        );
        return {};
    }
}

/** One fact about each service of which it is told. */
const eachOf = <Value>(deployed: Deployed, fact: (service: DeployedService) => Value | undefined) =>
    Object.fromEntries(
        Object.entries(deployed).flatMap(([name, service]) => {
            const value = fact(service);
            return value === undefined ? [] : [[name, value] as const];
        }),
    );

/**
 * Waits until it is sure that the update leaves out no step: that it takes no capacity provider from under running tasks,
 * and no target group from before them. A resource that depends on it is not registered before, and neither are its
 * children.
 * @returns nothing to depend on
 * @throws pulumi.RunError with the steps to take, if one is left out
 */
export async function stepsChecked(plan: Plan): Promise<pulumi.Resource[]> {
    const deployed = await deployedServices();
    const problems = [
        ...removalsInUse(
            plan,
            eachOf(deployed, ({ capacity }) => capacity),
        ).map((removal) => removalText(removal, plan.project)),
        ...stepsLeftOut(
            plan.services,
            eachOf(deployed, ({ targetGroups }) => targetGroups),
        ).map(leftOutStepText),
    ];
    if (problems.length === 0) return [];
    throw new pulumi.RunError(problems.join("\n"));
}
