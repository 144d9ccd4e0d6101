import type { ServicePlan } from "./service";

/** What a container has of its task. */
export interface ContainerShare {
    /** CPU units that it reserves. */
    readonly cpuUnits: number;
    /** The memory at which it is ended. */
    readonly memoryMiB: number;
}

/** What a service's own container has of the task: everything that no sidecar has for itself. */
export function ownShare({
    cpuUnits,
    memoryMiB,
    sidecars,
}: Pick<ServicePlan, "cpuUnits" | "memoryMiB" | "sidecars">): ContainerShare {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
        cpuUnits: cpuUnits - sum(sidecars.map((sidecar) => sidecar.cpuUnits ?? 0)),
        memoryMiB: memoryMiB - sum(sidecars.map((sidecar) => sidecar.memoryMiB)),
    };
}
