import { byKey } from "../../by-key";
import { written } from "../../written-path";
import type { Plan } from "../plan";
import { groupPath } from "./group";
import { isFargate } from "./strategy";

/** The capacity providers that services are deployed on, by service: what the configuration called them. */
export type DeployedCapacity = Readonly<Record<string, readonly string[]>>;

/** A capacity provider that a plan no longer has while tasks run on it. */
export interface Removal {
    /** What the configuration called it; `fargate` stands for both of Fargate's. */
    readonly provider: string;
    /** The services that are deployed on it, in the order of their names. */
    readonly services: readonly string[];
}

/** What the removal of a provider is told of: both of Fargate's leave the cluster together. */
const toldOf = (provider: string): string => (isFargate(provider) ? "fargate" : provider);

/**
 * The capacity providers that an update would take from the cluster while services that are deployed still run on them.
 * ECS refuses that, as long as a task runs there; and a service is moved only after the cluster's list has changed.
 * Source: PutClusterCapacityProviders, ECS API reference.
 */
export function removalsInUse({ capacity }: Pick<Plan, "capacity">, deployed: DeployedCapacity): Removal[] {
    const kept = new Set<string>([...capacity.groups.map(({ key }) => key), ...capacity.fargate]);
    const removed = new Map<string, Set<string>>();
    for (const [service, providers] of Object.entries(byKey(deployed)))
        for (const provider of providers.filter((each) => !kept.has(each)).map(toldOf))
            removed.set(provider, (removed.get(provider) ?? new Set()).add(service));
    return [...removed]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([provider, services]) => ({ provider, services: [...services] }));
}

/** Tells how a capacity provider is removed in two steps. */
export function removalText({ provider, services }: Removal, namespace: string): string {
    const what = services.join(", ");
    const first =
        provider === "fargate"
            ? `write fargate: true in ${namespace}:environment, and another capacity in these services`
            : `write retired: true in ${namespace}:${written(groupPath(provider))}, and another capacity in these services`;
    const second = provider === "fargate" ? "take fargate: true out" : "remove the section";
    return `the capacity provider ${provider} can't be removed in one step: ${what} ${services.length === 1 ? "is" : "are"} deployed on it, and AWS takes it off the cluster only when no task runs there; ${first}, run pulumi up, then ${second} and run pulumi up again [capacity/removal]`;
}
