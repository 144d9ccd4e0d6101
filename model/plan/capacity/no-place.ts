import { runningOf, type Cluster, type Instance } from "./cluster";
import type { InstanceGroup } from "./instance-group";
import { daemonsOn } from "./daemons";
import type { InstanceResources, NoPlace } from "./fit";
import { cpuText, type OfferedType } from "./offer";
import { counted } from "../../words";
import { isEnoughFor, type Workload } from "./workload";

type Lack = NoPlace["lacking"];

/** What an instance lacks for a task: the first thing that stands in its way, in the order in which ECS looks at them. */
function lackOf(workload: Workload, { type, zone, left, index }: Instance, taken: ReadonlyMap<number, number>): Lack {
    if (workload.cpuUnits > left.cpuUnits) return "cpu";
    if (workload.memoryMiB > left.memoryMiB) return "memory";
    if (workload.gpus > (left.gpus ?? 0)) return "gpus";
    if (workload.distinct && taken.has(index)) return "instances";
    return workload.admits(type, zone) ? "interfaces" : "constraint";
}

/** What is said of so many of all instances that lack something. */
function sayLack(
    lack: Lack,
    number: number,
    all: number,
    { cpuUnits, memoryMiB, gpus, expressions }: Workload,
): string {
    const these =
        all === 1
            ? "the only instance"
            : number === all
              ? `each of the ${all} instances`
              : `${number} of the ${all} instances`;
    switch (lack) {
        case "cpu":
            return `less than ${cpuText(cpuUnits)} is left on ${these}`;
        case "memory":
            return `less than ${memoryMiB} MiB is left on ${these}`;
        case "gpus":
            return `fewer than ${counted(gpus, "GPU")} ${gpus === 1 ? "is" : "are"} left on ${these}`;
        case "instances":
            return `a task of the service is already on ${these}, and there may be one on each`;
        case "constraint":
            return `the placement constraint ${expressions.join(", ")} refuses ${these}`;
        default:
            return `all network interfaces are taken on ${these}`;
    }
}

/** Why a task finds no place on the instances that run, which are all that the group may have. */
export function noPlaceNow(cluster: Cluster, workload: Workload): NoPlace {
    const { service } = workload;
    const { instances } = cluster;
    const taken = runningOf(cluster, workload).onInstance;
    const counts = new Map<Lack, number>();
    for (const instance of instances) {
        const lack = lackOf(workload, instance, taken);
        counts.set(lack, (counts.get(lack) ?? 0) + 1);
    }
    const lacks = [...counts].sort(([, a], [, b]) => b - a);
    const [lacking] = lacks[0] ?? [];
    if (lacking === undefined) return { service, lacking: "instances", reason: "the group may have no instance" };
    const reason = lacks.map(([lack, number]) => sayLack(lack, number, instances.length, workload)).join(", and ");
    return { service, lacking, reason };
}

/** What a new instance has for a task: of a daemon's what those before it leave, of others what all daemons leave. */
function leftFor(group: InstanceGroup, { service }: Workload, type: OfferedType, zone: string): InstanceResources {
    const daemons = group.daemons ?? [];
    const own = daemons.findIndex((daemon) => daemon.service === service);
    return daemonsOn({ ...group, daemons: own < 0 ? daemons : daemons.slice(0, own) }, type, zone).left;
}

const takes = (group: InstanceGroup, workload: Workload, type: OfferedType, zone: string): boolean =>
    isEnoughFor(workload, leftFor(group, workload, type, zone)) && workload.admits(type, zone);

/** Why a task finds no place even on an empty instance of the group, or undefined where it finds one. */
export function noPlaceEver(group: InstanceGroup, workload: Workload): NoPlace | undefined {
    const { types, zones } = group;
    if (types.some((type) => zones.some((zone) => takes(group, workload, type, zone)))) return undefined;
    const { service, cpuUnits, memoryMiB, gpus, expressions } = workload;
    const admitted = types.filter((type) => zones.some((zone) => workload.admits(type, zone)));
    const [first] = admitted;
    if (first === undefined) {
        const reason = `no ${types.map(({ name }) => name).join(" or ")} in ${zones.join(", ")} meets its placement constraint ${expressions.join(", ")}`;
        return { service, lacking: "constraint", reason };
    }
    const largest = admitted.reduce((a, b) => (b.offered.memoryMiB > a.offered.memoryMiB ? b : a), first);
    const { name } = largest;
    const offered = leftFor(group, workload, largest, zones.find((zone) => workload.admits(largest, zone)) ?? "");
    const beside = offered === largest.offered ? "" : " beside the daemons";
    if (gpus > (offered.gpus ?? 0))
        return {
            service,
            lacking: "gpus",
            reason: `a task needs ${counted(gpus, "GPU")}, and ${name} has ${offered.gpus ?? "none"}`,
        };
    if (cpuUnits <= offered.cpuUnits && memoryMiB <= offered.memoryMiB)
        return { service, lacking: "interfaces", reason: `${name} has no network interface for tasks${beside}` };
    const reason = `a task needs ${cpuText(cpuUnits)} and ${memoryMiB} MiB, and ${name} offers ${cpuText(offered.cpuUnits)} and about ${offered.memoryMiB} MiB${beside}`;
    return { service, lacking: memoryMiB > offered.memoryMiB ? "memory" : "cpu", reason };
}
