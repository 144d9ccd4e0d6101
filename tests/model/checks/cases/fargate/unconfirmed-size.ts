import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const size = (cpu: string, memory: string, capacity = "fargate") => withService("user", { capacity, cpu, memory });
const path = `${fileOf("user")}: memory`;

export const cases: RuleCases = {
    compliant: [
        { what: "a size that is known", sources: size("32 vCPU", "120 GiB") },
        { what: "a size that is confirmed", sources: size("16 vCPU", "120 GiB") },
    ],
    violating: [
        {
            what: "a size that is not known",
            sources: size("32 vCPU", "100 GiB"),
            path,
            reason: 'is "100 GiB", and a task on Fargate with 32 vCPU is known to have 60 GiB, 120 GiB or 244 GiB',
        },
    ],
    absent: [{ what: "no capacity, which is ec2 then" }],
    boundary: {
        inside: [
            { what: "the least that is known", sources: size("32 vCPU", "60 GiB") },
            { what: "the most that is known", sources: size("32 vCPU", "244 GiB", "fargate-spot") },
        ],
        outside: [
            { what: "1 GiB less", sources: size("32 vCPU", "59 GiB"), path, reason: /60 GiB/ },
            { what: "1 GiB more", sources: size("32 vCPU", "245 GiB"), path, reason: /244 GiB/ },
        ],
    },
};
