import type { ServiceSpec } from "../schema/service";
import { inCpuUnits, inMiB } from "../schema/units";
import { isConnected } from "./calls";
import type { TaskSize } from "./task-size";

/** What a task has for the proxy that Service Connect adds to it, or undefined where the service neither calls nor is called. */
export const planProxy = (service: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): TaskSize | undefined =>
    isConnected(service, others)
        ? { cpuUnits: inCpuUnits(service.proxy.cpu), memoryMiB: inMiB(service.proxy.memory) }
        : undefined;
