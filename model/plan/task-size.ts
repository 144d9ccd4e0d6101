import { fargateSizes } from "../aws/fargate-sizes";
import type { ServiceSpec } from "../schema/service";
import { inCpuUnits, inMiB } from "../schema/units";
import { runsOnFargate, strategyOf } from "./capacity/strategy";

/** What is reserved for a task, or for a part of it. */
export interface TaskSize {
    /** CPU units, of which 1,024 are one vCPU. */
    readonly cpuUnits: number;
    readonly memoryMiB: number;
}

/** The smallest size of a task on Fargate that has this much, or undefined where there is none. */
export function fargateSizeFor({ cpuUnits, memoryMiB }: TaskSize): TaskSize | undefined {
    for (const size of fargateSizes) {
        const memory = size.memoryMiB.find((mib) => mib >= memoryMiB);
        if (size.cpuUnits >= cpuUnits && memory !== undefined) return { cpuUnits: size.cpuUnits, memoryMiB: memory };
    }
    return undefined;
}

/** What a service asks for its containers, and what its proxy takes, together. */
export const sizeWithProxy = ({ cpu, memory }: ServiceSpec, proxy: TaskSize | undefined): TaskSize => ({
    cpuUnits: inCpuUnits(cpu) + (proxy?.cpuUnits ?? 0),
    memoryMiB: inMiB(memory) + (proxy?.memoryMiB ?? 0),
});

/**
 * The size of a service's tasks: what its containers have, and the proxy beside them (docs/decisions/service-connect-proxy.md).
 * On Fargate it is the next size that is on offer. Where there is none, a check tells.
 */
export function planTaskSize(service: ServiceSpec, proxy: TaskSize | undefined): TaskSize {
    const size = sizeWithProxy(service, proxy);
    return proxy === undefined || !runsOnFargate(strategyOf(service.capacity)) ? size : (fargateSizeFor(size) ?? size);
}
