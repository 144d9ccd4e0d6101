import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const calling = (cpu: string, memory: string, more: Readonly<Record<string, unknown>> = {}) =>
    withService("order", { capacity: "fargate", placement: absent, calls: ["payment"], cpu, memory, ...more });
const path = `${fileOf("order")}: cpu`;

export const cases: RuleCases = {
    compliant: [
        { what: "a task that takes the next size", sources: calling("0.25 vCPU", "512 MiB") },
        { what: "any task on instances", sources: calling("40 vCPU", "240 GiB", { capacity: "ec2" }) },
    ],
    violating: [
        {
            what: "more than the largest task",
            sources: calling("32 vCPU", "244 GiB"),
            path,
            reason: "with its proxy, a task has 32.25 vCPU and 249920 MiB, and Fargate has no size as large as that",
        },
    ],
    absent: [{ what: "no call", sources: calling("32 vCPU", "244 GiB", { calls: absent }) }],
    boundary: {
        inside: [
            {
                what: "the largest task with a proxy that is given nothing",
                sources: calling("32 vCPU", "244 GiB", { proxy: { cpu: "0 vCPU", memory: "0 MiB" } }),
            },
        ],
        outside: [
            {
                what: "the largest task with a proxy of 1 MiB",
                sources: calling("32 vCPU", "244 GiB", { proxy: { cpu: "0 vCPU", memory: "1 MiB" } }),
                path,
                reason: /249857 MiB/,
            },
        ],
    },
};
