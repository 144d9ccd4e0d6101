import type { PlacementPlan, PlacementStrategy } from "../placement";
import type { ServicePlan } from "../service";
import { parseClusterQuery, type ClusterQuery } from "./cluster-query";
import { attributesOf, evaluateQuery, subjectsOf } from "./evaluate-query";
import type { InstanceResources } from "./fit";
import type { OfferedType } from "./offer";

/** A service, as far as it matters where its tasks go. */
export type PlacedService = Pick<ServicePlan, "name" | "cpuUnits" | "memoryMiB" | "gpus" | "placement"> &
    Partial<Pick<ServicePlan, "runs">>;

/** A service as the simulator sees it: its constraints read, and its strategies those that ECS goes by. */
export interface Workload {
    readonly service: string;
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly gpus: number;
    /** Whether each instance runs one task of it. @default false */
    readonly daemon?: boolean;
    /** Whether each task needs an instance on which no other task of the service is. */
    readonly distinct: boolean;
    readonly strategies: readonly PlacementStrategy[];
    /** The expressions that an instance has to fulfil. */
    readonly expressions: readonly string[];
    /** Whether the expressions admit instances of a type in a zone. What hangs on something unknown counts as fulfilled. */
    readonly admits: (type: OfferedType, zone: string) => boolean;
}

/** What ECS goes by where a service names no strategy. Source: Amazon ECS task placement strategies, ECS developer guide. */
const defaultStrategies: readonly PlacementStrategy[] = [{ type: "spread", field: "attribute:ecs.availability-zone" }];

const expressionsOf = ({ constraints }: PlacementPlan): string[] =>
    constraints.flatMap(({ type, expression }) =>
        type === "memberOf" && expression !== undefined ? [expression] : [],
    );

/** Reads a service's placement. */
export function workloadOf({ name, cpuUnits, memoryMiB, gpus = 0, placement, runs }: PlacedService): Workload {
    const expressions = expressionsOf(placement);
    const queries = expressions.map(parseClusterQuery).filter((query): query is ClusterQuery => query !== undefined);
    const verdicts = new Map<string, boolean>();
    return {
        service: name,
        cpuUnits,
        memoryMiB,
        gpus,
        ...(runs === "daemon" && { daemon: true }),
        distinct: placement.constraints.some(({ type }) => type === "distinctInstance"),
        strategies: placement.strategies.length > 0 ? placement.strategies : defaultStrategies,
        expressions,
        admits: (type, zone) => {
            if (queries.length === 0) return true;
            const key = `${type.name} ${zone}`;
            const known = verdicts.get(key);
            if (known !== undefined) return known;
            const attributes = attributesOf({ instanceType: type.name, zone, architecture: type.architecture });
            const verdict = queries.every((query) => evaluateQuery(query, attributes) !== false);
            verdicts.set(key, verdict);
            return verdict;
        },
    };
}

/**
 * Whether resources are enough for a task. Ports are not among them: with a network interface of its own, each task has
 * all ports to itself, so two tasks that listen on the same one share an instance. Source: Allocate a network interface
 * for an Amazon ECS task (awsvpc), ECS developer guide.
 */
export const isEnoughFor = ({ cpuUnits, memoryMiB, gpus }: Workload, left: InstanceResources): boolean =>
    cpuUnits <= left.cpuUnits && memoryMiB <= left.memoryMiB && left.interfaces >= 1 && gpus <= (left.gpus ?? 0);

/** Sentences about the parts of a service's constraints that nothing is known of before the instances run. */
export function unknownConstraints({ name, placement }: PlacedService): string[] {
    const known = attributesOf({ instanceType: "", zone: "", architecture: "" });
    return expressionsOf(placement).flatMap((expression) => {
        const query = parseClusterQuery(expression);
        if (query === undefined)
            return [
                `Every instance meets the placement constraint "${expression}" of ${name}, which is not understood.`,
            ];
        const unknown = subjectsOf(query).filter((subject) => !Object.hasOwn(known, subject));
        if (unknown.length === 0) return [];
        return [`Every instance meets what a placement constraint of ${name} asks of ${unknown.join(" and ")}.`];
    });
}
