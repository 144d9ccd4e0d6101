import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const size = (cpu: string, memory: string, capacity = "fargate") => withService("user", { capacity, cpu, memory });
const at = (key: string) => `${fileOf("user")}: ${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "a size that there is", sources: size("1 vCPU", "3 GiB") },
        { what: "a size in other units", sources: size("0.5 vCPU", "2048 MiB", "fargate-spot") },
        { what: "any size on instances", sources: size("0.25 vCPU", "1536 MiB", "ec2") },
    ],
    violating: [
        {
            what: "more memory than the CPU goes with",
            sources: size("0.25 vCPU", "4 GiB"),
            path: at("memory"),
            reason: 'a task on Fargate with 0.25 vCPU has 512 MiB, 1 GiB or 2 GiB, got "4 GiB"',
        },
        {
            what: "memory between two sizes",
            sources: size("2 vCPU", "4500 MiB", "fargate-spot"),
            path: at("memory"),
            reason: 'a task on Fargate with 2 vCPU has from 4 GiB to 16 GiB in steps of 1 GiB, got "4500 MiB"',
        },
        {
            what: "CPU between two sizes",
            sources: size("0.75 vCPU", "2 GiB"),
            path: at("cpu"),
            reason: '"0.75 vCPU" is not a size of a task on Fargate, which has 0.25 vCPU, 0.5 vCPU, 1 vCPU, 2 vCPU, 4 vCPU, 8 vCPU, 16 vCPU or 32 vCPU',
        },
        { what: "more CPU than there is", sources: size("64 vCPU", "120 GiB"), path: at("cpu"), reason: /"64 vCPU"/ },
    ],
    absent: [{ what: "no capacity, which is ec2 then" }],
    boundary: {
        inside: [
            { what: "the least", sources: size("0.25 vCPU", "512 MiB") },
            { what: "the most with 0.5 vCPU", sources: size("0.5 vCPU", "4 GiB") },
            { what: "the most with 4 vCPU", sources: size("4 vCPU", "30 GiB") },
            { what: "a step of 4 GiB with 8 vCPU", sources: size("8 vCPU", "20 GiB") },
            { what: "a step of 8 GiB with 16 vCPU", sources: size("16 vCPU", "40 GiB") },
            { what: "the most with 16 vCPU", sources: size("16 vCPU", "120 GiB") },
            { what: "any with 32 vCPU, of which nothing is confirmed", sources: size("32 vCPU", "100 GiB") },
        ],
        outside: [
            { what: "below the least", sources: size("0.25 vCPU", "511 MiB"), path: at("memory"), reason: /512 MiB/ },
            {
                what: "1 GiB more with 0.5 vCPU",
                sources: size("0.5 vCPU", "5 GiB"),
                path: at("memory"),
                reason: /5 GiB/,
            },
            { what: "1 GiB more with 4 vCPU", sources: size("4 vCPU", "31 GiB"), path: at("memory"), reason: /30 GiB/ },
            {
                what: "1 GiB between with 8 vCPU",
                sources: size("8 vCPU", "17 GiB"),
                path: at("memory"),
                reason: /4 GiB/,
            },
            {
                what: "4 GiB between with 16 vCPU",
                sources: size("16 vCPU", "36 GiB"),
                path: at("memory"),
                reason: /8 GiB/,
            },
            {
                what: "8 GiB more with 16 vCPU",
                sources: size("16 vCPU", "128 GiB"),
                path: at("memory"),
                reason: /120 GiB/,
            },
        ],
    },
};
