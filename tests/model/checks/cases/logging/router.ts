import { fileOf, sourcesFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = fileOf("order");
const routed = (over: object, memory = "128 MiB") =>
    withService("order", { logging: { firelens: { firehose: "shop-logs", memory } }, ...over });
const sidecars = (number: number) =>
    Object.fromEntries(
        Array.from({ length: number }, (_, index) => [
            `side${index}`,
            { image: "registry.example.com/side:1", memory: "8 MiB" },
        ]),
    );

export const cases: RuleCases = {
    compliant: [{ what: "a router beside a sidecar", sources: routed({ sidecars: sidecars(1) }) }],
    violating: [
        {
            what: "a sidecar of its name",
            sources: routed({ sidecars: { "log-router": sidecars(1)["side0"] } }),
            path: `${file}: sidecars.log-router`,
            reason: "has the name of the log router",
        },
        {
            what: "a router that needs the whole task",
            sources: routed({}, "512 MiB"),
            path: `${file}: logging.firelens.memory`,
            reason: "is 512 MiB, which leaves the service's own container 0 MiB of 512 MiB",
        },
    ],
    absent: [{ what: "no log router", sources: sourcesFixture() }],
    boundary: {
        inside: [
            { what: "ten containers", sources: routed({ sidecars: sidecars(8) }) },
            { what: "6 MiB that are left", sources: routed({}, "506 MiB") },
        ],
        outside: [
            {
                what: "eleven containers",
                sources: routed({ sidecars: sidecars(9) }),
                path: `${file}: sidecars`,
                reason: "make 11 containers of a task with the log router, and ECS takes 10",
            },
            {
                what: "5 MiB",
                sources: routed({}, "507 MiB"),
                path: `${file}: logging.firelens.memory`,
                reason: /5 MiB/,
            },
        ],
    },
};
