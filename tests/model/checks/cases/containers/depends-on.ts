import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const envoy = { image: "envoy:1.30.1", memory: "64 MiB" };
const own = (dependsOn: Readonly<Record<string, string>>) => withService("order", { sidecars: { envoy }, dependsOn });
const sidecars = (dependsOn: Readonly<Record<string, string>>) =>
    withService("order", { sidecars: { envoy: { ...envoy, dependsOn } } });
const at = (path: string) => `${fileOf("order")}: ${path}`;

export const cases: RuleCases = {
    compliant: [
        { what: "a service that waits for a sidecar", sources: own({ envoy: "START" }) },
        { what: "a sidecar that waits for the service", sources: sidecars({ order: "START" }) },
    ],
    violating: [
        {
            what: "a container that there is not",
            sources: own({ envoi: "START" }),
            path: at("dependsOn.envoi"),
            reason: 'the task has no container "envoi"',
        },
        {
            what: "another service",
            sources: sidecars({ payment: "START" }),
            path: at("sidecars.envoy.dependsOn.payment"),
            reason: 'the task has no container "payment"',
        },
        {
            what: "a service that waits for itself",
            sources: own({ order: "START" }),
            path: at("dependsOn.order"),
            reason: '"order" waits for itself',
        },
        {
            what: "a sidecar that waits for itself",
            sources: sidecars({ envoy: "START" }),
            path: at("sidecars.envoy.dependsOn.envoy"),
            reason: '"envoy" waits for itself',
        },
    ],
    absent: [{ what: "no sidecars" }, { what: "no dependsOn", sources: own({}) }],
    boundary: {
        inside: [{ what: "the exact name", sources: own({ envoy: "START" }) }],
        outside: [
            {
                what: "another letter case",
                sources: own({ Envoy: "START" }),
                path: at("dependsOn.Envoy"),
                reason: /"Envoy"/,
            },
        ],
    },
};
