import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const cpu = (value: string) => withService("order", { cpu: value });
const memory = (value: string) => withService("order", { memory: value });
const at = (key: string) => `${fileOf("order")}: ${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "a quarter of a vCPU", sources: cpu("0.25 vCPU") },
        { what: "2 GiB", sources: memory("2 GiB") },
    ],
    violating: [
        {
            what: "a fraction of a CPU unit",
            sources: cpu("0.3 vCPU"),
            path: at("cpu"),
            reason: 'must be from 0.125 vCPU to 192 vCPU in steps of 1/1024, got "0.3 vCPU"',
        },
        {
            what: "a fraction of a MiB",
            sources: memory("100.5 MiB"),
            path: at("memory"),
            reason: 'must be a whole number of MiB, at least 6, got "100.5 MiB"',
        },
    ],
    absent: "the schema asks for both",
    boundary: {
        inside: [
            { what: "0.125 vCPU", sources: cpu("0.125 vCPU") },
            { what: "192 vCPU", sources: cpu("192 vCPU") },
            { what: "6 MiB", sources: memory("6 MiB") },
        ],
        outside: [
            { what: "one CPU unit less", sources: cpu("0.1240234375 vCPU"), path: at("cpu"), reason: /0\.1240234375/ },
            {
                what: "one CPU unit more",
                sources: cpu("192.0009765625 vCPU"),
                path: at("cpu"),
                reason: /192\.0009765625/,
            },
            { what: "5 MiB", sources: memory("5 MiB"), path: at("memory"), reason: /got "5 MiB"/ },
        ],
    },
};
