import type { ServicePlan } from "./service";

/** What a container has of its task. */
export interface ContainerShare {
    /** CPU units that it reserves. */
    readonly cpuUnits: number;
    /** The memory at which it is ended. */
    readonly memoryMiB: number;
}

/** What a service's own container has of the task: everything that no sidecar and no proxy has for itself. */
export function ownShare({
    cpuUnits,
    memoryMiB,
    proxy,
    sidecars,
}: Pick<ServicePlan, "cpuUnits" | "memoryMiB" | "proxy" | "sidecars">): ContainerShare {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
        cpuUnits: cpuUnits - (proxy?.cpuUnits ?? 0) - sum(sidecars.map((sidecar) => sidecar.cpuUnits ?? 0)),
        memoryMiB: memoryMiB - (proxy?.memoryMiB ?? 0) - sum(sidecars.map((sidecar) => sidecar.memoryMiB)),
    };
}
