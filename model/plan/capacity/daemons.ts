import type { InstanceGroup } from "./instance-group";
import type { InstanceResources } from "./fit";
import type { OfferedType } from "./offer";
import { isEnoughFor, type Workload } from "./workload";

/** The daemons on an instance, and what they leave of it to other tasks. */
export interface InstanceDaemons {
    readonly running: readonly Workload[];
    readonly left: InstanceResources;
}

/**
 * The daemons that run on an instance of a type in a zone: each that its constraints admit and that fits beside those
 * before it. ECS keeps their resources free on each instance, starts them first and stops them last.
 * Source: Daemon scheduling strategy, Amazon ECS service deployment controllers and strategies, ECS developer guide.
 */
export function daemonsOn({ daemons = [] }: InstanceGroup, type: OfferedType, zone: string): InstanceDaemons {
    const running: Workload[] = [];
    let left: InstanceResources = type.offered;
    for (const daemon of daemons) {
        if (!isEnoughFor(daemon, left) || !daemon.admits(type, zone)) continue;
        running.push(daemon);
        left = {
            ...left,
            cpuUnits: left.cpuUnits - daemon.cpuUnits,
            memoryMiB: left.memoryMiB - daemon.memoryMiB,
            interfaces: left.interfaces - 1,
        };
    }
    return { running, left };
}
