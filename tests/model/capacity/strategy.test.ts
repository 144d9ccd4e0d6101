import assert from "node:assert/strict";
import fc from "fast-check";
import { shareTasks, strategyText, type Strategy } from "../../../model/plan/capacity/strategy";

const item = (provider: string, base: number, weight: number) => ({ provider, base, weight });
const shares = (strategy: Strategy, tasks: number) => Object.fromEntries(shareTasks(strategy, tasks));

describe("capacity: how a strategy shares tasks", () => {
    for (const [tasks, fargate, spot] of [
        [0, 0, 0],
        [1, 1, 0],
        [2, 2, 0],
        [3, 2, 1],
        [4, 2, 2],
        [6, 3, 3],
        [10, 4, 6],
        [42, 12, 30],
    ] as const) {
        it(`of base 2 and weights 1 to 3: ${tasks} tasks are ${fargate} and ${spot}`, () =>
            assert.deepEqual(shares([item("fargate", 2, 1), item("fargate-spot", 0, 3)], tasks), {
                fargate,
                "fargate-spot": spot,
            }));
    }

    it("gives a provider of weight 0 its base alone", () =>
        assert.deepEqual(shares([item("ec2", 2, 0), item("batch", 0, 1)], 9), { ec2: 2, batch: 7 }));

    const strategies = fc
        .uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 2, maxLength: 4 })
        .chain((names) =>
            fc.tuple(...names.map((name) => fc.integer({ min: 1, max: 9 }).map((weight) => item(name, 0, weight)))),
        )
        .chain((items) =>
            fc
                .integer({ min: 0, max: 5 })
                .map((base) => items.map((each, at) => (at === 0 ? { ...each, base } : each))),
        );

    it("leaves no task out, and takes none away as there are more", () =>
        fc.assert(
            fc.property(strategies, fc.integer({ min: 0, max: 200 }), (strategy, tasks) => {
                const [fewer, more] = [shareTasks(strategy, tasks), shareTasks(strategy, tasks + 1)];
                assert.equal(
                    [...fewer.values()].reduce((sum, count) => sum + count, 0),
                    tasks,
                );
                for (const [provider, count] of fewer) assert.ok((more.get(provider) ?? 0) >= count, provider);
            }),
            { seed: 4, numRuns: 100 },
        ));

    it("costs no time for a number that makes no sense", () =>
        assert.equal(shareTasks([item("a", 0, 1), item("b", 0, 2)], 1e15).get("b"), Math.ceil((2 * 1e15) / 3)));
});

describe("capacity: a strategy for a reader", () => {
    it("is the name of the one provider", () => assert.equal(strategyText([item("fargate", 0, 1)]), "fargate"));
    it("tells base and weights of several", () =>
        assert.equal(
            strategyText([item("fargate", 1, 1), item("fargate-spot", 0, 3)]),
            "fargate (base 1, weight 1), fargate-spot (weight 3)",
        ));
});
