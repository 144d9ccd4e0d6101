import { planProxy } from "../../plan/proxy";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }): Finding[] => {
    const proxy = planProxy(service, configuration.services);
    if (proxy === undefined) return [];
    const { cpu, memory } = service.proxy;
    return [
        ...(Number.isInteger(proxy.cpuUnits)
            ? []
            : [
                  finding(
                      at("proxy", "cpu"),
                      `must be in steps of 1/1024 vCPU, got "${cpu}"`,
                      'write for example "0.25 vCPU"',
                  ),
              ]),
        ...(Number.isInteger(proxy.memoryMiB)
            ? []
            : [
                  finding(
                      at("proxy", "memory"),
                      `must be a whole number of MiB, got "${memory}"`,
                      'write for example "64 MiB"',
                  ),
              ]),
    ];
});

/** The rule `links/proxy-size`. */
export const linksProxySize: Rule = {
    id: "links/proxy-size",
    severity: "error",
    what: "What a task has for the proxy of Service Connect is a whole number of CPU units and of MiB.",
    why: "It is part of the task's size, and ECS refuses a task definition with a fraction.",
    remedy: 'Write for example "0.25 vCPU" and "64 MiB".',
    source: "RegisterTaskDefinition, ECS API reference: cpu, memory.",
    check,
};
