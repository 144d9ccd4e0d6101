import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const ports = (one: number | undefined, other?: number) => {
    const sidecar = (port?: number) => ({
        image: "envoy:1.30.1",
        memory: "64 MiB",
        ...(port !== undefined && { port }),
    });
    return withService("order", { sidecars: { envoy: sidecar(one), otel: sidecar(other) } });
};
const at = (name: string) => `${fileOf("order")}: sidecars.${name}.port`;

export const cases: RuleCases = {
    compliant: [{ what: "three ports", sources: ports(9901, 4317) }],
    violating: [
        {
            what: "the service's port",
            sources: ports(8080),
            path: at("envoy"),
            reason: '"order" and "envoy" both listen on 8080, and the containers of a task share one network interface',
        },
        {
            what: "another sidecar's port",
            sources: ports(9901, 9901),
            path: at("otel"),
            reason: /"envoy" and "otel" both listen on 9901/,
        },
    ],
    absent: [
        { what: "no sidecars" },
        { what: "no ports of sidecars", sources: ports(undefined) },
        {
            what: "no port of the service",
            sources: withService("order", { port: absent, routes: absent }, ports(8080)),
        },
    ],
    boundary: {
        inside: [{ what: "the next port", sources: ports(8081) }],
        outside: [{ what: "the same port", sources: ports(8080), path: at("envoy"), reason: /8080/ }],
    },
};
