import assert from "node:assert/strict";
import fc from "fast-check";
import { circleText, cycles } from "../../model/cycles";
import type { Graph } from "../../model/graph";

const names = ["a", "b", "c", "d", "e"];
const anyGraph: fc.Arbitrary<Graph> = fc
    .array(fc.subarray(names), { minLength: names.length, maxLength: names.length })
    .map((edges) => Object.fromEntries(names.map((name, index) => [name, edges[index] ?? []])));

/** Whether a graph has a circle of two or more, by taking away what nothing leads on from until all is gone. */
function isCircular(graph: Graph): boolean {
    let left = names;
    for (;;) {
        const kept = left.filter((name) => (graph[name] ?? []).some((next) => next !== name && left.includes(next)));
        if (kept.length === left.length) return kept.length > 0;
        left = kept;
    }
}

describe("model: circles in a graph", () => {
    const examples: readonly (readonly [string, Graph, string[]])[] = [
        ["none in a chain", { a: ["b"], b: ["c"] }, []],
        ["none of one node", { a: ["a"] }, []],
        ["one of two", { a: ["b"], b: ["a"] }, ["a → b → a"]],
        ["the shortest of two through one node", { a: ["b", "c"], b: ["c"], c: ["a"] }, ["a → c → a"]],
        ["one each of two groups", { d: ["c"], c: ["d"], b: ["a"], a: ["b"] }, ["a → b → a", "c → d → c"]],
        ["one that others lead to", { a: ["b"], b: ["c"], c: ["b"] }, ["b → c → b"]],
        ["none by a node that is only pointed at", { a: ["z"] }, []],
        ["none by a name that every object has", { a: ["constructor"] }, []],
    ];
    for (const [what, graph, texts] of examples)
        it(`finds ${what}`, () => assert.deepEqual(cycles(graph).map(circleText), texts));

    it("finds some exactly where there are some, and each is one", () =>
        fc.assert(
            fc.property(anyGraph, (graph) => {
                const found = cycles(graph);
                assert.equal(found.length > 0, isCircular(graph));
                for (const circle of found) {
                    assert.equal(new Set(circle).size, circle.length);
                    circle.forEach((node, index) =>
                        assert.ok((graph[node] ?? []).includes(circle[(index + 1) % circle.length] ?? "")),
                    );
                }
            }),
            { numRuns: 500 },
        ));
});
