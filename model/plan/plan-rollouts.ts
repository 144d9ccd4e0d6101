import { copyFor, type Cluster } from "./capacity/cluster";
import type { CapacityFit, Fleet } from "./capacity/fit";
import { clusterOf } from "./capacity/fleet";
import { defaultGroup, groupPath, type GroupPlan } from "./capacity/group";
import { simulated, wholeNumber } from "./capacity/grow";
import { groupOf, servicesOn, tasksOf } from "./capacity/plan-fit";
import { workloadOf } from "./capacity/workload";
import { sharedRoom } from "./rollout-shared-room";
import { written } from "../written-path";
import { shiftsTraffic } from "./deployment";
import type { RolloutPlan } from "./rollout";
import { boundsOf, leavesNoRoom, noRoomText, type RolloutBounds } from "./rollout-bounds";
import {
    instanceRoom,
    replaceAtOnce,
    rollOut,
    unlimitedRoom,
    type RolloutCourse,
    type TaskRoom,
} from "./rollout-steps";
import { rolloutSeconds } from "./rollout-time";
import type { ServicePlan } from "./service";
import { counted } from "../words";

/** Plans the update of every service, each by itself, from the desired tasks on the instances that hold them. */
export function planRollouts(
    groups: readonly GroupPlan[],
    zones: readonly string[],
    services: readonly ServicePlan[],
    fits: readonly CapacityFit[],
): RolloutPlan[] {
    const grounds = groups.flatMap((group) => {
        const fleet = fits.find((fit) => fit.group === group.key)?.atDesired;
        if (fleet === undefined) return [];
        const workloads = servicesOn(group, services).map(workloadOf);
        return [{ group, fleet, cluster: clusterOf(groupOf(group, zones, services), fleet.instances, workloads) }];
    });
    return services.map((service) =>
        planRollout(
            service,
            grounds.filter(({ group }) => service.capacity.some(({ provider }) => provider === group.key)),
        ),
    );
}

/** A group on which tasks of the service run, with the desired tasks of all services. */
interface Ground {
    readonly group: GroupPlan;
    readonly fleet: Fleet;
    readonly cluster: Cluster;
}

/** @param grounds none for a service on Fargate */
function planRollout(service: ServicePlan, grounds: readonly Ground[]): RolloutPlan {
    const { minimumHealthyPercent, maximumPercent } = service;
    const tasks = wholeNumber(tasksOf(service, "desired"), Number.MAX_SAFE_INTEGER);
    const bounds = boundsOf(tasks, minimumHealthyPercent, maximumPercent);
    const sum = (of: (ground: Ground) => number) => grounds.reduce((total, ground) => total + of(ground), 0);
    const unplaced = sum(({ fleet }) => fleet.unplaced.find(({ service: of }) => of === service.name)?.tasks ?? 0);
    const course: RolloutCourse =
        unplaced > 0 ? { steps: [] } : courseOf(service, tasks, bounds, roomFor(service, grounds, tasks));
    const atHand = sum(({ fleet }) => Math.max(fleet.instances.length, fleet.instancesWithHeadroom));
    const instances = Math.max(0, ...course.steps.map((step) => step.instances));
    const problem =
        unplaced > 0
            ? withoutPlace(tasks, unplaced)
            : course.stuck && describe(service, tasks, bounds, course.stuck, grounds);
    return {
        service: service.name,
        strategy: service.deployment.strategy,
        tasks,
        ...bounds,
        possible: problem === undefined,
        ...problem,
        extraInstances: Math.max(0, instances - atHand),
        waves: course.steps.filter(({ started }) => started > 0).length,
        seconds: rolloutSeconds(
            service,
            course.steps,
            atHand,
            Math.max(0, ...grounds.map(({ group }) => group.warmupSeconds)),
        ),
    };
}

const courseOf = ({ deployment }: ServicePlan, tasks: number, bounds: RolloutBounds, room: TaskRoom): RolloutCourse =>
    shiftsTraffic(deployment) ? replaceAtOnce(tasks, room) : rollOut(tasks, bounds, room);

/** The room that a service's tasks have. On Fargate, on instances of which nothing is known, and for more tasks than are simulated, it has no end. */
function roomFor(service: ServicePlan, grounds: readonly Ground[], tasks: number): TaskRoom {
    // Each new task takes the place of the old one on its instance.
    if (service.runs === "daemon") return unlimitedRoom;
    const known = grounds.filter(({ cluster }) => cluster.group.types.length > 0);
    if (known.length === 0 || known.length < grounds.length || tasks > simulated.tasks) return unlimitedRoom;
    const workload = workloadOf(service);
    const rooms = known.map(({ group, cluster }) => ({
        key: group.key,
        room: instanceRoom(copyFor(cluster, service.name), workload),
    }));
    const [only] = rooms;
    return only !== undefined && rooms.length === 1 && service.capacity.length === 1
        ? only.room
        : sharedRoom(service.capacity, tasks, rooms);
}

/** Why an update can't finish, and what would let it. */
type Problem = Required<Pick<RolloutPlan, "obstacle" | "remedy">> & Pick<RolloutPlan, "instancesNeeded" | "stuckOn">;

const withoutPlace = (tasks: number, unplaced: number): Problem => ({
    obstacle: `${unplaced} of the ${tasks} tasks that it replaces find no place to begin with`,
    remedy: "make room for the desired tasks first: raise capacity.max, or take larger instance types",
});

function describe(
    service: ServicePlan,
    tasks: number,
    bounds: RolloutBounds,
    { noPlace, group: key }: NonNullable<RolloutCourse["stuck"]>,
    grounds: readonly Ground[],
): Problem {
    const { minimumHealthyPercent, maximumPercent, deployment } = service;
    const stuck = grounds.find(({ group }) => group.key === key) ?? grounds[0];
    const enough = stuck && instancesToFinish(service, tasks, bounds, { stuck, grounds });
    const larger = {
        ...(stuck && { stuckOn: stuck.group.key }),
        ...(enough !== undefined && { instancesNeeded: enough }),
    };
    const raise =
        enough === undefined
            ? ""
            : `raise ${written(groupPath(stuck?.group.key ?? defaultGroup))}.max to ${enough}, or `;
    if (shiftsTraffic(deployment))
        return {
            obstacle: `${counted(tasks, "new task")} must run beside the old ones, and not all find a place${noPlace === undefined ? "" : `: ${noPlace.reason}`}, with the group at its largest (${stuck?.group.max ?? 0})`,
            remedy: `${raise}write deployment.strategy "rolling"`,
            ...larger,
        };
    if (leavesNoRoom(tasks, bounds) || noPlace === undefined)
        return {
            obstacle: noRoomText(tasks, minimumHealthyPercent, maximumPercent),
            remedy:
                service.runs === "daemon"
                    ? "lower minimumHealthyPercent"
                    : "raise maximumPercent to 200, or lower minimumHealthyPercent",
        };
    const lower = Math.floor(((tasks - 1) * 100) / tasks);
    return {
        obstacle: `a new task finds no place: ${noPlace.reason}, and the group is at its largest (${stuck?.group.max ?? 0}); and no running task may stop before, as minimumHealthyPercent ${minimumHealthyPercent} keeps ${bounds.lowest} of ${tasks}`,
        remedy: `${raise}lower minimumHealthyPercent to ${lower}, so that an old task may stop first`,
        ...larger,
    };
}

/** The smallest size of the group that has no place with which the update finishes, or undefined where none is enough. */
function instancesToFinish(
    service: ServicePlan,
    tasks: number,
    bounds: RolloutBounds,
    { stuck, grounds }: { readonly stuck: Ground; readonly grounds: readonly Ground[] },
): number | undefined {
    const { group } = stuck.cluster;
    const finishes = (max: number): boolean => {
        const larger = { ...stuck, cluster: { ...stuck.cluster, group: { ...group, max } } };
        const all = grounds.map((ground) => (ground === stuck ? larger : ground));
        return courseOf(service, tasks, bounds, roomFor(service, all, tasks)).stuck === undefined;
    };
    let [tooFew, enough] = [group.max, Math.min(group.max + tasks, simulated.instances)];
    if (!finishes(enough)) return undefined;
    while (enough - tooFew > 1) {
        const middle = Math.floor((tooFew + enough) / 2);
        if (finishes(middle)) enough = middle;
        else tooFew = middle;
    }
    return enough;
}
