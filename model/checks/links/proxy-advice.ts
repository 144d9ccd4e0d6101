import { planProxy } from "../../plan/proxy";
import type { TaskSize } from "../../plan/task-size";
import type { ServiceSpec } from "../../schema/service";
import { inCpuUnits } from "../../schema/units";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

/** From how many services or tasks in a namespace on a proxy needs more memory, to know them all. */
const many = { services: 100, tasks: 2000 } as const;

/** CPU units and MiB that AWS advises for a proxy. */
const advised = { cpuUnits: 256, memoryMiB: 64, memoryMiBAmongMany: 128 } as const;

/** Whether the namespace is as large as that, with all services at their most tasks. */
function isLarge(services: Readonly<Record<string, ServiceSpec>>): boolean {
    const connected = Object.values(services).filter((service) => planProxy(service, services) !== undefined);
    const tasks = connected.reduce((sum, { scaling }) => sum + (scaling.max ?? scaling.min ?? 1), 0);
    return connected.length > many.services || tasks > many.tasks;
}

function tooLittle({ cpuUnits, memoryMiB }: TaskSize, own: number, large: boolean) {
    const leastMiB = large ? advised.memoryMiBAmongMany : advised.memoryMiB;
    // A task that is itself smaller than the advice has a proxy that has little to do.
    return { cpu: cpuUnits < Math.min(advised.cpuUnits, own), memory: memoryMiB < leastMiB, leastMiB };
}

const check: Check = (input) => {
    const large = isLarge(input.configuration.services);
    return eachService((service, at, { configuration }): Finding[] => {
        const proxy = planProxy(service, configuration.services);
        if (proxy === undefined) return [];
        const { cpu, memory, leastMiB } = tooLittle(proxy, inCpuUnits(service.cpu), large);
        return [
            ...(cpu
                ? [finding(at("proxy", "cpu"), `is "${service.proxy.cpu}", and AWS advises 0.25 vCPU`, "raise it")]
                : []),
            ...(memory
                ? [
                      finding(
                          at("proxy", "memory"),
                          large
                              ? `is "${service.proxy.memory}", and AWS advises ${leastMiB} MiB where more than ${many.services} services or ${many.tasks} tasks find one another`
                              : `is "${service.proxy.memory}", and AWS advises at least ${leastMiB} MiB`,
                          `write "${leastMiB} MiB"`,
                      ),
                  ]
                : []),
        ];
    })(input);
};

/** The rule `links/proxy-advice`. */
export const linksProxyAdvice: Rule = {
    id: "links/proxy-advice",
    severity: "warning",
    what: "The proxy of Service Connect has what AWS advises: 64 MiB, 128 MiB among more than 100 services or 2,000 tasks, and 0.25 vCPU, or as much as the service's containers where these have less.",
    why: "All calls go through the proxy: where it lacks processors they wait, and where it lacks memory the task ends.",
    remedy: "Raise `proxy.cpu` and `proxy.memory` of the service, or remove them for the defaults.",
    source: "Amazon ECS Service Connect components (Service Connect agent and proxy), ECS developer guide.",
    check,
};
