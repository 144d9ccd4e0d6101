import assert from "node:assert/strict";
import fc from "fast-check";
import { changeTasks, smallestCluster } from "../../../model/plan/capacity/cluster";
import { workloadOf } from "../../../model/plan/capacity/workload";
import { boundsOf, leavesNoRoom } from "../../../model/plan/rollout-bounds";
import { instanceRoom, rollOut, unlimitedRoom } from "../../../model/plan/rollout-steps";
import { placementNames } from "../../../model/schema/placement";
import { groupWith, placed, placedService } from "../../support/clusters";

describe("rollout: how ECS rounds", () => {
    // tasks, minimum and maximum percent, and what they come to: the minimum rounded up, the maximum down.
    const rows = [
        [1, 100, 200, 1, 2],
        [1, 50, 200, 1, 2],
        [1, 0, 100, 0, 1],
        [1, 50, 150, 1, 1],
        [2, 50, 100, 1, 2],
        [3, 50, 150, 2, 4],
        [3, 100, 133, 3, 3],
        [3, 100, 134, 3, 4],
        [4, 75, 125, 3, 5],
        [7, 29, 199, 3, 13],
        [10, 100, 110, 10, 11],
        [10, 91, 109, 10, 10],
        [0, 100, 200, 0, 0],
    ] as const;
    for (const [tasks, minimum, maximum, lowest, highest] of rows)
        it(`${tasks} tasks, ${minimum} % and ${maximum} %: ${lowest} to ${highest}`, () =>
            assert.deepEqual(boundsOf(tasks, minimum, maximum), { lowest, highest }));

    const noRoom = [
        [1, 100, 100, true],
        [1, 50, 150, true],
        [1, 0, 100, false],
        [1, 100, 200, false],
        [3, 100, 133, true],
        [3, 100, 134, false],
        [2, 50, 100, false],
        [0, 100, 100, false],
    ] as const;
    for (const [tasks, minimum, maximum, expected] of noRoom)
        it(`${tasks} tasks, ${minimum} % and ${maximum} % leave ${expected ? "no" : "some"} room`, () =>
            assert.equal(leavesNoRoom(tasks, boundsOf(tasks, minimum, maximum)), expected));
});

describe("rollout: step by step, where room is no limit", () => {
    const steps = (tasks: number, minimum: number, maximum: number) =>
        rollOut(tasks, boundsOf(tasks, minimum, maximum), unlimitedRoom).steps.map(({ started, stopped }) => [
            started,
            stopped,
        ]);

    it("all at once at 100 to 200 %", () => assert.deepEqual(steps(4, 100, 200), [[4, 4]]));
    it("one at a time at 100 to 125 %", () =>
        assert.deepEqual(steps(4, 100, 125), [
            [1, 1],
            [1, 1],
            [1, 1],
            [1, 1],
        ]));
    it("old ones first at 50 to 100 %", () =>
        // 4 run and may not be more: two stop, two start, and when these are healthy the other two go the same way.
        assert.deepEqual(steps(4, 50, 100), [
            [0, 2],
            [2, 2],
            [2, 0],
        ]));
    it("all down and up again at 0 to 100 %", () =>
        assert.deepEqual(steps(3, 0, 100), [
            [0, 3],
            [3, 0],
        ]));
    it("in halves at 100 to 150 %", () =>
        assert.deepEqual(steps(4, 100, 150), [
            [2, 2],
            [2, 2],
        ]));
    it("not at all where no task runs", () => assert.deepEqual(steps(0, 100, 200), []));
    it("stuck at once where there is no room", () =>
        assert.deepEqual(rollOut(1, boundsOf(1, 100, 100), unlimitedRoom), { steps: [], stuck: {} }));
});

describe("rollout: step by step, on instances of three tasks each", () => {
    /** Rolls a service out that runs on a group of so many instances, beside another that takes so many places. */
    function onInstances(
        tasks: number,
        max: number,
        placement: (typeof placementNames)[number],
        percents: readonly [number, number],
        others = 0,
    ) {
        const spec = placement === "custom" ? "binpack" : placement;
        const service = placedService("order", spec);
        const { cluster } = placed(groupWith({ max }), [service, tasks], [placedService("user", "binpack"), others]);
        return rollOut(tasks, boundsOf(tasks, ...percents), instanceRoom(cluster, workloadOf(service)));
    }

    it("starts instances where the ones at hand are full", () => {
        const { steps } = onInstances(3, 4, "binpack", [100, 200]);
        assert.deepEqual(steps, [{ started: 3, stopped: 3, instances: 2 }]);
    });

    it("goes on with as many as find a place", () => {
        // Six places, four taken: two new tasks start, two old ones stop, and so on.
        const { steps } = onInstances(4, 2, "binpack", [100, 200]);
        assert.deepEqual(
            steps.map(({ started, stopped }) => [started, stopped]),
            [
                [2, 2],
                [2, 2],
            ],
        );
    });

    it("is stuck where all instances are full and no old task may stop", () => {
        const { stuck } = onInstances(3, 2, "binpack", [100, 200], 3);
        assert.equal(stuck?.noPlace?.reason, "all network interfaces are taken on each of the 2 instances");
    });

    it("finishes on full instances where an old task may stop first", () => {
        const { steps, stuck } = onInstances(3, 2, "binpack", [60, 200], 3);
        assert.equal(stuck, undefined);
        assert.deepEqual(
            steps.map(({ started, stopped }) => [started, stopped]),
            [
                [0, 1],
                [1, 1],
                [1, 1],
                [1, 0],
            ],
        );
    });

    it("is stuck where each instance holds a task and takes no second", () => {
        const { stuck } = onInstances(3, 3, "one-task-per-host", [100, 200]);
        assert.equal(stuck?.noPlace?.lacking, "instances");
    });

    it("moves one by one where a single instance is spare", () => {
        const { steps, stuck } = onInstances(3, 4, "one-task-per-host", [100, 200]);
        assert.equal(stuck, undefined);
        assert.deepEqual(
            steps.map(({ started, stopped, instances }) => [started, stopped, instances]),
            [
                [1, 1, 4],
                [1, 1, 4],
                [1, 1, 4],
            ],
        );
    });

    it("stops old tasks where most of the service's tasks run", () => {
        // Two old tasks in zone a and one in b; a new one goes to b, so that the first to stop is in a.
        const cluster = smallestCluster(groupWith({ min: 2, max: 2 }));
        const workload = workloadOf(placedService("order"));
        const [first, second] = cluster.instances;
        assert.ok(first && second);
        for (const instance of [first, first, second]) changeTasks(cluster, workload, instance, 1);
        const room = instanceRoom(cluster, workload);
        assert.equal(room.start(1), 1);
        room.stop(1);
        assert.deepEqual(
            [...(cluster.running.get("order")?.onInstance ?? [])],
            [
                [0, 1],
                [1, 2],
            ],
        );
    });
});

describe("rollout: for any service", () => {
    const percents = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 100, max: 400 }));
    const services = fc.record({
        tasks: fc.nat(12),
        percents,
        max: fc.integer({ min: 1, max: 12 }),
        placement: fc.constantFrom(...placementNames.filter((name) => name !== "custom")),
        others: fc.nat(12),
    });

    it("never goes below the fewest or above the most tasks, and ends with the new ones only", () =>
        fc.assert(
            fc.property(services, ({ tasks, percents: [minimum, maximum], max, placement, others }) => {
                const service = placedService("order", placement);
                const { cluster, outcome } = placed(
                    groupWith({ max }),
                    [service, tasks],
                    [placedService("user"), others],
                );
                if (outcome.unplaced.length > 0) return;
                const bounds = boundsOf(tasks, minimum, maximum);
                const { steps, stuck } = rollOut(tasks, bounds, instanceRoom(cluster, workloadOf(service)));
                let [running, started, stopped] = [tasks, 0, 0];
                for (const step of steps) {
                    running += step.started;
                    assert.ok(running <= Math.max(tasks, bounds.highest), "too many");
                    running -= step.stopped;
                    assert.ok(running >= bounds.lowest, "too few");
                    started += step.started;
                    stopped += step.stopped;
                }
                if (stuck === undefined) assert.deepEqual([started, stopped, running], [tasks, tasks, tasks]);
                const onInstances = [...(cluster.running.get("order")?.onInstance.values() ?? [])];
                assert.equal(
                    onInstances.reduce((sum, count) => sum + count, 0),
                    running,
                );
                assert.ok(cluster.instances.every(({ left }) => left.interfaces >= 0 && left.memoryMiB >= 0));
            }),
            { seed: 4, numRuns: 300 },
        ));

    it("finishes where room is no limit, unless the percents leave none", () =>
        fc.assert(
            fc.property(fc.nat(1000), percents, (tasks, [minimum, maximum]) => {
                const bounds = boundsOf(tasks, minimum, maximum);
                const { stuck, steps } = rollOut(tasks, bounds, unlimitedRoom);
                assert.equal(stuck !== undefined, leavesNoRoom(tasks, bounds));
                assert.ok(steps.length <= Math.max(tasks, 1) + 2);
            }),
            { seed: 4 },
        ));
});
