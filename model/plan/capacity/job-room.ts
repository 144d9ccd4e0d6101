import type { ServicePlan } from "../service";
import { copyFor, type Cluster } from "./cluster";
import type { JobRoom, Room } from "./fit";
import type { GroupPlan } from "./group";
import { noPlaceEver, noPlaceNow } from "./no-place";
import { startTaskGrowing } from "./place";
import { shareTasks } from "./strategy";
import { workloadOf, type Workload } from "./workload";

/** The services of which jobs run on a group: the one task of a job is on the first of its service's capacity providers that has a share. */
export const jobServicesOn = ({ key }: Pick<GroupPlan, "key">, services: readonly ServicePlan[]): ServicePlan[] =>
    services.filter(({ jobs, capacity }) => jobs.length > 0 && (shareTasks(capacity, 1).get(key) ?? 0) > 0);

/** The task of a service's jobs: as large as the service's own, and placed wherever there is room. */
const jobWorkload = (service: ServicePlan): Workload =>
    workloadOf({
        name: `${service.name} (job)`,
        cpuUnits: service.cpuUnits,
        memoryMiB: service.memoryMiB,
        ...(service.gpus !== undefined && { gpus: service.gpus }),
        placement: { name: "custom", strategies: [], constraints: [] },
    });

/** Where one more task would be, beside those that run: on an instance at hand, on one that starts, or nowhere. */
function roomFor(cluster: Cluster, workload: Workload): Room {
    const copy = copyFor(cluster, workload.service);
    const started = startTaskGrowing(copy, workload) !== undefined;
    return started
        ? { extraInstances: copy.instances.length - cluster.instances.length }
        : { extraInstances: 0, noPlace: noPlaceEver(cluster.group, workload) ?? noPlaceNow(copy, workload) };
}

/** The room that a cluster has for a task of each service's jobs, one at a time, by service. */
export const roomsOn = (cluster: Cluster, services: readonly ServicePlan[]): ReadonlyMap<string, Room> =>
    new Map(services.map((service) => [service.name, roomFor(cluster, jobWorkload(service))]));

/** The room for each job, with the desired tasks and with the most. */
export const jobRooms = (
    services: readonly ServicePlan[],
    atDesired: ReadonlyMap<string, Room>,
    atMax: ReadonlyMap<string, Room>,
): JobRoom[] =>
    services.flatMap(({ name, jobs }) => {
        const [desired, most] = [atDesired.get(name), atMax.get(name)];
        return desired === undefined || most === undefined
            ? []
            : jobs.map((job) => ({ service: name, job: job.name, atDesired: desired, atMax: most }));
    });

/** The room for the jobs on a group, in sentences: only where there is not room for all at hand. */
export function jobRoomSentences(jobs: readonly JobRoom[]): string[] {
    if (jobs.length === 0) return [];
    const named = (of: readonly JobRoom[]) => of.map(({ service, job }) => `${job} of ${service}`).join(", ");
    const starting = jobs.filter(({ atDesired }) => atDesired.extraInstances > 0);
    const homeless = jobs.filter(({ atDesired }) => atDesired.noPlace !== undefined);
    const homelessAtMax = jobs.filter(
        ({ atDesired, atMax }) => atDesired.noPlace === undefined && atMax.noPlace !== undefined,
    );
    if (starting.length + homeless.length + homelessAtMax.length === 0)
        return ["Each job finds room beside the desired tasks."];
    return [
        ...(starting.length > 0 ? [`An instance starts for a task of these jobs: ${named(starting)}.`] : []),
        ...(homeless.length > 0 ? [`No room for a task of these jobs: ${named(homeless)}.`] : []),
        ...(homelessAtMax.length > 0
            ? [`No room for a task of these jobs while all services are at their maximum: ${named(homelessAtMax)}.`]
            : []),
    ];
}
