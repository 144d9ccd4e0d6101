import type { Cluster } from "./cluster";
import type { NoPlace, ServiceTasks } from "./fit";
import { noPlaceEver, noPlaceNow } from "./no-place";
import { startTask, startTaskGrowing } from "./place";
import type { Workload } from "./workload";

/**
 * The most tasks, and the most instances, that are simulated, so that a slip such as ten million tasks costs no time.
 * ECS allows 5,000 tasks a service and 5,000 instances a cluster. Source: Amazon ECS service quotas, ECS developer guide.
 */
export const simulated = { tasks: 10_000, instances: 2000 } as const;

/** A whole number of something to simulate: 0 for what is no number. */
export const wholeNumber = (value: number, most: number): number => (value > 0 ? Math.floor(Math.min(value, most)) : 0);

/** A service, and how many more of its tasks shall run. */
export interface Demand {
    readonly workload: Workload;
    readonly tasks: number;
}

/** What came of placing tasks. */
export interface Outcome {
    /** The tasks that found no place, by service in the order of their names. */
    readonly unplaced: readonly ServiceTasks[];
    /** Why the first task of a service found none, for each service of which one did, in the order in which that happened. */
    readonly noPlaces: readonly NoPlace[];
}

/** The number of tasks of each demand that is simulated: all of them, or as many as all services get in turn. */
export function withinSimulation(demands: readonly Demand[]): Demand[] {
    const asked = demands.map(({ workload, tasks }) => ({ workload, tasks: wholeNumber(tasks, simulated.tasks) }));
    let [low, high]: [number, number] = [0, simulated.tasks];
    const total = (most: number) => asked.reduce((sum, { tasks }) => sum + Math.min(tasks, most), 0);
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (total(middle) <= simulated.tasks) low = middle;
        else high = middle - 1;
    }
    return asked.map(({ workload, tasks }) => ({ workload, tasks: Math.min(tasks, low) }));
}

/**
 * Places tasks of several services in turn: the first of each in the order of the demands, then the second of each, and
 * so on, so that no service takes all the room before another has its share. Real services start in any order.
 * @param growing whether the group may start instances, up to its maximum
 */
export function placeInTurn(
    cluster: Cluster,
    demands: readonly Demand[],
    { growing }: { readonly growing: boolean },
): Outcome {
    const start = growing ? startTaskGrowing : startTask;
    const unplaced = new Map<string, number>();
    const noPlaces: NoPlace[] = [];
    let waiting = demands.filter(({ tasks }) => tasks > 0);
    for (let turn = 1; waiting.length > 0; turn += 1) {
        waiting = waiting.filter(({ workload, tasks }) => {
            if (start(cluster, workload) !== undefined) return tasks > turn;
            // Room only shrinks from here on, so that the service's other tasks find none either.
            unplaced.set(workload.service, tasks - turn + 1);
            noPlaces.push(noPlaceEver(cluster.group, workload) ?? noPlaceNow(cluster, workload));
            return false;
        });
    }
    return {
        unplaced: demands.flatMap(({ workload: { service } }) => {
            const tasks = unplaced.get(service);
            return tasks === undefined ? [] : [{ service, tasks }];
        }),
        noPlaces,
    };
}
