import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** The order service with sidecars a, b and c, and who waits for whom. */
const waiting = (waits: Readonly<Record<string, readonly string[]>>) => {
    const dependsOn = (name: string) => Object.fromEntries((waits[name] ?? []).map((other) => [other, "START"]));
    const sidecar = (name: string) => [name, { image: "envoy:1.30.1", memory: "64 MiB", dependsOn: dependsOn(name) }];
    return withService("order", {
        dependsOn: dependsOn("order"),
        sidecars: Object.fromEntries(["a", "b", "c"].map(sidecar)),
    });
};
const at = (path: string) => `${fileOf("order")}: ${path}`;

export const cases: RuleCases = {
    compliant: [
        { what: "a chain", sources: waiting({ order: ["a"], a: ["b"], b: ["c"] }) },
        { what: "two ways to one container", sources: waiting({ order: ["a", "b"], a: ["c"], b: ["c"] }) },
    ],
    violating: [
        {
            what: "two sidecars that wait for one another",
            sources: waiting({ a: ["b"], b: ["a"] }),
            path: at("sidecars.a.dependsOn.b"),
            reason: "containers wait for one another in a circle: a → b → a",
        },
        {
            what: "a circle through the service",
            sources: waiting({ order: ["c"], c: ["order"] }),
            path: at("sidecars.c.dependsOn.order"),
            reason: "containers wait for one another in a circle: c → order → c",
        },
        {
            what: "a circle of three",
            sources: waiting({ a: ["c"], c: ["b"], b: ["a"] }),
            path: at("sidecars.a.dependsOn.c"),
            reason: /a → c → b → a/,
        },
    ],
    absent: [{ what: "no sidecars" }],
    boundary: {
        inside: [
            { what: "a container that waits for itself, of which another rule tells", sources: waiting({ a: ["a"] }) },
        ],
        outside: [
            {
                what: "the shortest circle",
                sources: waiting({ b: ["c"], c: ["b"] }),
                path: at("sidecars.b.dependsOn.c"),
                reason: /b → c → b/,
            },
        ],
    },
};
