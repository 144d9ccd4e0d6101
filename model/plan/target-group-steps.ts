import { byKey } from "../by-key";
import type { ServicePlan } from "./service";

/** How many target groups each service had after the stack's last update, by service; of one that is not told, nothing. */
export type DeployedTargetGroups = Readonly<Record<string, number>>;

/** A service that would change the number of its target groups in a way that takes a step of its own. */
export interface LeftOutStep {
    readonly service: string;
    /** `first`: the second group comes before the strategy that needs it. `last`: it stays. */
    readonly kind: "first" | "last";
    readonly strategy: string;
}

/** How many target groups a service has. */
export const targetGroupCount = ({ exposure }: Pick<ServicePlan, "exposure">): number =>
    exposure === undefined ? 0 : exposure.alternateTargetGroup ? 2 : 1;

/**
 * The services whose strategy an update would change without the step between. ECS takes a strategy that moves requests
 * only of a service that has two target groups already; and of two groups nobody but ECS knows behind which the tasks are:
 * a rule that leads to the first alone may lead to nobody.
 * Source: Update the deployment strategy from rolling updates to Amazon ECS blue/green, ECS developer guide (prerequisites).
 */
export function stepsLeftOut(
    services: readonly Pick<ServicePlan, "deployment" | "exposure" | "name" | "runs">[],
    deployed: DeployedTargetGroups,
): LeftOutStep[] {
    const before = byKey(deployed);
    return services.flatMap((plan): LeftOutStep[] => {
        const groups = before[plan.name];
        const { strategy } = plan.deployment;
        if (groups === undefined || plan.runs === "jobs") return [];
        if (groups === 2 && targetGroupCount(plan) === 1) return [{ service: plan.name, kind: "last", strategy }];
        return groups < 2 && strategy !== "rolling" ? [{ service: plan.name, kind: "first", strategy }] : [];
    });
}

/** Tells the step that is left out. */
export function leftOutStepText({ service, kind, strategy }: LeftOutStep): string {
    const step = "write deployment: { alternateTargetGroup: true } for it";
    return kind === "first"
        ? `the service ${service} can't be deployed ${strategy} in one step: ECS asks for its second target group before; ${step}, run pulumi up, then write strategy "${strategy}" and run pulumi up again [deployment/target-groups]`
        : `the service ${service} can't go from two target groups to one: ECS may have left its tasks behind the second, and its requests would find nobody; ${step}, with which it rolls and keeps both [deployment/target-groups]`;
}
