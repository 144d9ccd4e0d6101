import assert from "node:assert/strict";
import fc from "fast-check";
import type { Graph } from "../../model/graph";
import { callersOf, startsAfter } from "../../model/plan/call-graph";
import { planWith, webService, worker } from "../support/plans";

const graph: Graph = { shop: ["basket", "search"], basket: ["shop"], mailer: ["search"], search: [] };

describe("model: who calls a service", () => {
    it("is told in the order of names", () => assert.deepEqual(callersOf(graph, "search"), ["mailer", "shop"]));
    it("is nobody for a service that none names", () => assert.deepEqual(callersOf(graph, "mailer"), []));
    it("is not the service itself", () => assert.deepEqual(callersOf({ shop: ["shop"] }, "shop"), []));
    it("is no property that every object has", () =>
        assert.deepEqual(callersOf({ a: ["toString"] }, "toString"), ["a"]));
});

describe("model: what must run before a service", () => {
    it("is what it calls", () => assert.deepEqual(startsAfter(graph, "mailer"), ["search"]));
    it("is nothing for a service that calls none", () => assert.deepEqual(startsAfter(graph, "search"), []));
    it("is not what calls it back", () => assert.deepEqual(startsAfter(graph, "shop"), ["search"]));
    it("is not what calls it back by way of others", () =>
        assert.deepEqual(startsAfter({ a: ["b"], b: ["c"], c: ["a", "d"], d: [] }, "c"), ["d"]));
    it("is not the service itself", () => assert.deepEqual(startsAfter({ a: ["a"] }, "a"), []));
    it("is not lost for a circle elsewhere", () =>
        assert.deepEqual(startsAfter({ a: ["b"], b: ["c"], c: ["b"] }, "a"), ["b"]));

    const names = ["a", "b", "c", "d", "e", "f"];
    const graphs = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray(names)])));

    it("leads back to no service, whatever calls what", () =>
        fc.assert(
            fc.property(graphs, (calls) => {
                const before = Object.fromEntries(names.map((name) => [name, startsAfter(calls, name)]));
                for (const name of names)
                    for (const callee of before[name] ?? []) assert.ok(!startsAfter(before, callee).includes(name));
                assert.deepEqual(
                    names.map((name) => startsAfter(before, name)),
                    names.map((name) => before[name]),
                );
            }),
            { seed: 4 },
        ));
});

describe("model: the calls of a plan", () => {
    it("name both sides, and none that can't be", () => {
        const plan = planWith({
            services: [
                webService({ calls: ["mailer", "nobody", "order", "search"] }),
                worker(),
                worker({ name: "search", port: 9200 }),
            ],
        });
        assert.deepEqual(
            plan.services.map(({ name, calls, calledBy, startsAfter: before }) => [
                name,
                calls.map(({ service }) => service),
                calledBy,
                before,
            ]),
            [
                ["mailer", [], [], []],
                ["order", ["search"], [], ["search"]],
                ["search", [], ["order"], []],
            ],
        );
    });
});
