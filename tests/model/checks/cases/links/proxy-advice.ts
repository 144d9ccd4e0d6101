import { fileOf, smallService, withService, withServices } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const proxy = (value: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    withService("order", { calls: ["payment"], proxy: value, ...more });
const path = `${fileOf("order")}: proxy`;

/** So many services, of which each calls the first. */
const many = (number: number) => {
    const names = Array.from({ length: number }, (_, index) => `svc-${index}`);
    const all = withServices(...names.map((name) => smallService(name, [`/${name}`, `/${name}/*`])));
    const rest = names.slice(1);
    return rest.reduce(
        (sources, name) => withService(name, { calls: ["svc-0"], proxy: { memory: "128 MiB" } }, sources),
        all,
    );
};

export const cases: RuleCases = {
    compliant: [
        { what: "the default", sources: proxy({}) },
        {
            what: "a proxy as large as a small service",
            sources: proxy({ cpu: "0.125 vCPU" }, { cpu: "0.125 vCPU" }),
        },
    ],
    violating: [
        {
            what: "too little of both",
            sources: proxy({ cpu: "0.125 vCPU", memory: "32 MiB" }),
            path: `${path}.cpu`,
            reason: 'is "0.125 vCPU", and AWS advises 0.25 vCPU',
            more: [{ path: `${path}.memory`, reason: 'is "32 MiB", and AWS advises at least 64 MiB' }],
        },
    ],
    absent: [{ what: "no calls", sources: withService("order", { proxy: { memory: "32 MiB" } }) }],
    boundary: {
        inside: [
            { what: "just as much", sources: proxy({ cpu: "0.25 vCPU", memory: "64 MiB" }) },
            { what: "64 MiB among 100 services", sources: many(100) },
        ],
        outside: [
            { what: "1 MiB less", sources: proxy({ memory: "63 MiB" }), path: `${path}.memory`, reason: /at least 64/ },
            {
                what: "64 MiB among 101 services",
                sources: many(101),
                path: `${fileOf("svc-0")}: proxy.memory`,
                reason: 'is "64 MiB", and AWS advises 128 MiB where more than 100 services or 2000 tasks find one another',
            },
        ],
    },
};
