import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** The order service, which has 0.25 vCPU and 512 MiB, with one sidecar. */
const sidecar = (memory: string, cpu?: string) =>
    withService("order", { sidecars: { envoy: { image: "envoy:1.30.1", memory, ...(cpu !== undefined && { cpu }) } } });
const at = (key: string) => `${fileOf("order")}: ${key}`;

export const cases: RuleCases = {
    compliant: [{ what: "a share of the task", sources: sidecar("128 MiB", "0.125 vCPU") }],
    violating: [
        {
            what: "sidecars that leave nothing",
            sources: sidecar("1 GiB"),
            path: at("memory"),
            reason: "the sidecars take 1024 MiB of the task's 512 MiB, which leaves the service's own container less than 6 MiB",
        },
        {
            what: "two sidecars that leave nothing together",
            sources: withService("order", {
                sidecars: {
                    envoy: { image: "envoy:1.30.1", memory: "256 MiB" },
                    otel: { image: "otel:0.99", memory: "256 MiB" },
                },
            }),
            path: at("memory"),
            reason: /take 512 MiB/,
        },
        {
            what: "more CPU than the task's",
            sources: sidecar("64 MiB", "0.5 vCPU"),
            path: at("cpu"),
            reason: "the sidecars reserve 0.5 vCPU, and the task has 0.25 vCPU",
        },
        {
            what: "half a MiB",
            sources: sidecar("64.5 MiB"),
            path: at("sidecars.envoy.memory"),
            reason: 'must be a whole number of MiB, at least 6, got "64.5 MiB"',
        },
        {
            what: "no CPU",
            sources: sidecar("64 MiB", "0 vCPU"),
            path: at("sidecars.envoy.cpu"),
            reason: 'must be above 0 in steps of 1/1024 vCPU, got "0 vCPU"',
        },
    ],
    absent: [{ what: "no sidecars" }, { what: "no CPU of the sidecar's own", sources: sidecar("64 MiB") }],
    boundary: {
        inside: [
            { what: "6 MiB for the service", sources: sidecar("506 MiB") },
            { what: "6 MiB for the sidecar", sources: sidecar("6 MiB") },
            { what: "all CPU", sources: sidecar("64 MiB", "0.25 vCPU") },
            { what: "one CPU unit", sources: sidecar("64 MiB", "0.0009765625 vCPU") },
        ],
        outside: [
            {
                what: "5 MiB for the service",
                sources: sidecar("507 MiB"),
                path: at("memory"),
                reason: /less than 6 MiB/,
            },
            {
                what: "5 MiB for the sidecar",
                sources: sidecar("5 MiB"),
                path: at("sidecars.envoy.memory"),
                reason: /at least 6/,
            },
            {
                what: "one CPU unit more",
                sources: sidecar("64 MiB", "0.2509765625 vCPU"),
                path: at("cpu"),
                reason: /the task has 0.25 vCPU/,
            },
        ],
    },
};
