import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const sidecar = (name: string) =>
    withService("order", { sidecars: { [name]: { image: "envoy:1.30.1", memory: "64 MiB" } } });
const at = (name: string) => `${fileOf("order")}: sidecars.${name}`;

export const cases: RuleCases = {
    compliant: [
        { what: "letters, digits, hyphens and underscores", sources: sidecar("Log_router-2") },
        { what: "another service's name", sources: sidecar("payment") },
    ],
    violating: [
        {
            what: "a space",
            sources: sidecar("log router"),
            path: at("log router"),
            reason: '"log router" is not a container\'s name',
        },
        {
            what: "the service's own name",
            sources: sidecar("order"),
            path: at("order"),
            reason: '"order" is the name of the service\'s own container',
        },
        {
            what: "the name of the proxy that Service Connect adds",
            sources: sidecar("ecs-service-connect-x1"),
            path: at("ecs-service-connect-x1"),
            reason: '"ecs-service-connect-x1" begins as the names of the containers that ECS adds itself',
        },
    ],
    absent: [{ what: "no sidecars" }],
    boundary: {
        inside: [
            { what: "255 characters", sources: sidecar("a".repeat(255)) },
            { what: "one character", sources: sidecar("a") },
        ],
        outside: [
            {
                what: "256 characters",
                sources: sidecar("a".repeat(256)),
                path: at("a".repeat(256)),
                reason: /not a container's name/,
            },
            { what: "no character", sources: sidecar(""), path: at(""), reason: /not a container's name/ },
        ],
    },
};
