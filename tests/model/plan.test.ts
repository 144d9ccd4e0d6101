import assert from "node:assert/strict";
import fc from "fast-check";
import { planFixture, planOf, serviceOf, sourcesFixture, withService, withStack } from "../support/fixtures";

/** The same value with the keys of its objects in another order. */
function shuffledKeys(value: unknown, order: (key: string) => number): unknown {
    if (Array.isArray(value)) return value.map((entry) => shuffledKeys(entry, order));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
        Object.entries(value)
            .sort(([a], [b]) => order(a) - order(b))
            .map(([key, inner]) => [key, shuffledKeys(inner, order)]),
    );
}

const text = (sources = sourcesFixture()) => JSON.stringify(planOf(sources));

describe("model: a plan", () => {
    it("is the same for the same configuration, byte for byte", () => assert.equal(text(), text()));

    it("is plain data", () => assert.deepEqual(JSON.parse(text()), planOf()));

    it("does not depend on the order in which services are read", () =>
        fc.assert(
            fc.property(fc.shuffledSubarray(sourcesFixture().services as [], { minLength: 4 }), (services) =>
                assert.equal(text({ ...sourcesFixture(), services }), text()),
            ),
            { numRuns: 20 },
        ));

    it("does not depend on the order of keys", () =>
        fc.assert(
            fc.property(fc.nat(), (seed) => {
                const order = (key: string) =>
                    [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * seed) % 9973, seed);
                const services = withStack("services", { user: { memory: "1 GiB" }, order: { memory: "2 GiB" } });
                const shuffled = shuffledKeys(services, order) as typeof services;
                assert.equal(text(shuffled), text(services));
            }),
            { numRuns: 20 },
        ));

    it("does not depend on the order of variables, secrets, tags and build arguments", () => {
        const build = (reversed: boolean) => {
            const pairs = (entries: [string, string][]) => Object.fromEntries(reversed ? entries.reverse() : entries);
            return withService(
                "order",
                {
                    environment: pairs([
                        ["A", "1"],
                        ["B", "2"],
                    ]),
                    secrets: pairs([
                        ["C", "/c"],
                        ["D", "/d"],
                    ]),
                    image: {
                        context: ".",
                        args: pairs([
                            ["E", "1"],
                            ["F", "2"],
                        ]),
                    },
                },
                withStack(
                    "environment.tags",
                    pairs([
                        ["Team", "a"],
                        ["Cost", "b"],
                    ]),
                ),
            );
        };
        assert.equal(text(build(true)), text(build(false)));
    });

    it("declares nothing else but a service's scaling with that service's scaling.max", () => {
        const [before, after] = [planOf(), planOf(withService("order", { "scaling.max": 20 }))];
        const max = serviceOf(after, "order").scaling.max;
        assert.equal(max, 20);
        const undone = after.services.map((service) =>
            service.name === "order" ? { ...service, scaling: { ...service.scaling, max: 4 } } : service,
        );
        const { fits, rollouts, cost } = before;
        assert.deepEqual({ ...after, services: undone, fits, rollouts, cost }, before);
    });

    it("lists the services by name", () => {
        const names = planOf().services.map(({ name }) => name);
        assert.deepEqual(names, ["inventory", "order", "payment", "user"]);
    });

    it("of the fixture takes overrides", () => assert.equal(planFixture({ stack: "prod" }).stack, "prod"));
});
