import type { CapacityPlan } from "./capacity/capacity";
import { copyFor, type Cluster } from "./capacity/cluster";
import type { CapacityFit, Fleet } from "./capacity/fit";
import { clusterOf } from "./capacity/fleet";
import { simulated, wholeNumber } from "./capacity/grow";
import { groupOf, onInstances, tasksOf } from "./capacity/plan-fit";
import { workloadOf, type Workload } from "./capacity/workload";
import type { RolloutPlan } from "./rollout";
import { boundsOf, leavesNoRoom, noRoomText, type RolloutBounds } from "./rollout-bounds";
import { instanceRoom, rollOut, unlimitedRoom, type RolloutCourse, type TaskRoom } from "./rollout-steps";
import { rolloutSeconds } from "./rollout-time";
import type { ServicePlan } from "./service";

/** Plans the rolling update of every service, each by itself, from the desired tasks on the instances that hold them. */
export function planRollouts(
    capacity: CapacityPlan,
    zones: readonly string[],
    services: readonly ServicePlan[],
    fit: CapacityFit,
): RolloutPlan[] {
    const group = groupOf(capacity, zones);
    const workloads = new Map(onInstances(services).map((service) => [service.name, workloadOf(service)]));
    const cluster = clusterOf(group, fit.atDesired.instances, [...workloads.values()]);
    return services.map((service) =>
        planRollout(service, { cluster, fleet: fit.atDesired, workload: workloads.get(service.name), capacity }),
    );
}

/** Where a service's tasks run. */
interface Surroundings {
    /** The instances with the desired tasks of all services. */
    readonly cluster: Cluster;
    readonly fleet: Fleet;
    /** Undefined for a service on Fargate. */
    readonly workload?: Workload | undefined;
    readonly capacity: CapacityPlan;
}

function planRollout(service: ServicePlan, surroundings: Surroundings): RolloutPlan {
    const { minimumHealthyPercent, maximumPercent } = service;
    const { fleet, workload, capacity } = surroundings;
    const tasks = wholeNumber(tasksOf(service, "desired"), Number.MAX_SAFE_INTEGER);
    const bounds = boundsOf(tasks, minimumHealthyPercent, maximumPercent);
    const unplaced = fleet.unplaced.find(({ service: name }) => name === service.name)?.tasks ?? 0;
    const course: RolloutCourse = unplaced > 0 ? { steps: [] } : rollOut(tasks, bounds, roomFor(surroundings, tasks));
    const atHand = Math.max(fleet.instances.length, fleet.instancesWithHeadroom);
    const instances = workload === undefined ? 0 : Math.max(0, ...course.steps.map((step) => step.instances));
    const problem =
        unplaced > 0
            ? withoutPlace(tasks, unplaced)
            : course.stuck && describe(service, tasks, bounds, course.stuck, surroundings);
    return {
        service: service.name,
        tasks,
        ...bounds,
        possible: problem === undefined,
        ...problem,
        extraInstances: Math.max(0, instances - atHand),
        waves: course.steps.filter(({ started }) => started > 0).length,
        seconds: rolloutSeconds(service, course.steps, atHand, capacity.warmupSeconds),
    };
}

/** The room that a service's tasks have. On Fargate, on instances of which nothing is known, and for more tasks than are simulated, it has no end. */
function roomFor({ cluster, workload }: Surroundings, tasks: number, group = cluster.group): TaskRoom {
    if (workload === undefined || group.types.length === 0 || tasks > simulated.tasks) return unlimitedRoom;
    const copy = copyFor(cluster, workload.service);
    return instanceRoom({ ...copy, group }, workload);
}

/** Why an update can't finish, and what would let it. */
type Problem = Required<Pick<RolloutPlan, "obstacle" | "remedy">> & Pick<RolloutPlan, "instancesNeeded">;

const withoutPlace = (tasks: number, unplaced: number): Problem => ({
    obstacle: `${unplaced} of the ${tasks} tasks that it replaces find no place to begin with`,
    remedy: "make room for the desired tasks first: raise capacity.max, or take larger instance types",
});

function describe(
    { minimumHealthyPercent, maximumPercent }: ServicePlan,
    tasks: number,
    bounds: RolloutBounds,
    { noPlace }: NonNullable<RolloutCourse["stuck"]>,
    surroundings: Surroundings,
): Problem {
    if (leavesNoRoom(tasks, bounds) || noPlace === undefined)
        return {
            obstacle: noRoomText(tasks, minimumHealthyPercent, maximumPercent),
            remedy: "raise maximumPercent to 200, or lower minimumHealthyPercent",
        };
    const { max } = surroundings.capacity;
    const enough = instancesToFinish(tasks, bounds, surroundings);
    const lower = Math.floor(((tasks - 1) * 100) / tasks);
    return {
        obstacle: `a new task finds no place: ${noPlace.reason}, and the group is at its largest (${max}); and no running task may stop before, as minimumHealthyPercent ${minimumHealthyPercent} keeps ${bounds.lowest} of ${tasks}`,
        remedy: `${enough === undefined ? "" : `raise capacity.max to ${enough}, or `}lower minimumHealthyPercent to ${lower}, so that an old task may stop first`,
        ...(enough !== undefined && { instancesNeeded: enough }),
    };
}

/** The smallest size of the group with which the update finishes, or undefined where none is enough. */
function instancesToFinish(tasks: number, bounds: RolloutBounds, surroundings: Surroundings): number | undefined {
    const { group } = surroundings.cluster;
    const finishes = (max: number): boolean =>
        rollOut(tasks, bounds, roomFor(surroundings, tasks, { ...group, max })).stuck === undefined;
    let [tooFew, enough] = [group.max, Math.min(group.max + tasks, simulated.instances)];
    if (!finishes(enough)) return undefined;
    while (enough - tooFew > 1) {
        const middle = Math.floor((tooFew + enough) / 2);
        if (finishes(middle)) enough = middle;
        else tooFew = middle;
    }
    return enough;
}
