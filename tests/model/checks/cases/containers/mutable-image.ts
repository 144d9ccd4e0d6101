import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const inClass = (image: string, environmentClass = "production") =>
    withService(
        "order",
        { sidecars: { envoy: { image, memory: "64 MiB" } } },
        withStack("environment.class", environmentClass),
    );
const path = `${fileOf("order")}: sidecars.envoy.image`;

export const cases: RuleCases = {
    compliant: [
        { what: "a version", sources: inClass("envoy:1.30.1") },
        { what: "a digest", sources: inClass(`envoy@sha256:${"0".repeat(64)}`) },
        { what: "a moving tag outside of production", sources: inClass("envoy:latest", "disposable") },
    ],
    violating: [
        {
            what: "latest in production",
            sources: inClass("envoy:latest"),
            path,
            reason: 'image "envoy:latest" has a tag that moves',
        },
        {
            what: "a log router's latest in production",
            sources: withService(
                "order",
                { logging: { firelens: { firehose: "shop-logs", image: "registry.example.com/router:latest" } } },
                withStack("environment.class", "production"),
            ),
            path: `${fileOf("order")}: logging.firelens.image`,
            reason: 'image "registry.example.com/router:latest" has a tag that moves',
        },
    ],
    absent: [{ what: "no sidecars", sources: withStack("environment.class", "production") }],
    boundary: {
        inside: [{ what: "a tag that begins like one that moves", sources: inClass("envoy:stable-1") }],
        outside: [{ what: "stable", sources: inClass("envoy:stable"), path, reason: /a tag that moves/ }],
    },
};
