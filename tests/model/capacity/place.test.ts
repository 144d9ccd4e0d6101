import assert from "node:assert/strict";
import { changeTasks } from "../../../model/plan/capacity/cluster";
import { smallestCluster } from "../../../model/plan/capacity/cluster";
import { startTask } from "../../../model/plan/capacity/place";
import { workloadOf } from "../../../model/plan/capacity/workload";
import type { PlacementSpec } from "../../../model/schema/placement";
import { groupWith, placed, placedService, tasksInEachZone, tasksOnEach } from "../../support/clusters";

const custom = (...strategies: { type: "spread" | "binpack" | "random"; field?: string }[]): PlacementSpec => ({
    name: "custom",
    strategies,
    constraints: [],
});

const constrained = (expression: string): PlacementSpec => ({
    name: "az-balanced-spread",
    strategies: [],
    constraints: [{ type: "memberOf", expression }],
});

/** Four equal instances that run from the start, by turns in zone a and b, so that the group need not grow. */
const four = groupWith({ min: 4, max: 4 });

/** Where the tasks of a service go on four empty instances: those of a are the first and the third. */
const onFour = (placement: PlacementSpec, tasks: number): number[] =>
    tasksOnEach(placed(four, [placedService("order", placement), tasks]).cluster, "order");

describe("capacity: placement by strategy, worked by hand on instances a, b, a, b of three tasks each", () => {
    it("az-balanced-spread fills no instance before every other has as many", () => {
        // zone a, b, a, b; within a zone the instance with fewer: 1 2 3 4, then the fifth in zone a on its first instance.
        assert.deepEqual(onFour("az-balanced-spread", 5), [2, 1, 1, 1]);
    });

    it("az-balanced-binpack fills one instance of each zone", () => {
        // zones by turns; within a zone the instance with least memory left: 3 on the first of a, 2 on the first of b.
        assert.deepEqual(onFour("az-balanced-binpack", 5), [3, 2, 0, 0]);
    });

    it("az-balanced-binpack goes on to the next instance of a zone when the first is full", () => {
        // The seventh task is the fourth of zone a, whose first instance holds three.
        assert.deepEqual(onFour("az-balanced-binpack", 7), [3, 3, 1, 0]);
    });

    it("binpack fills one instance after the other, whatever its zone", () => {
        assert.deepEqual(onFour("binpack", 5), [3, 2, 0, 0]);
        assert.deepEqual(onFour("binpack", 4), [3, 1, 0, 0]);
    });

    it("one-task-per-host puts one task on each, by turns over the zones", () => {
        assert.deepEqual(onFour("one-task-per-host", 3), [1, 1, 1, 0]);
    });

    it("one-task-per-host has no place for more tasks than instances", () => {
        const { outcome } = placed(four, [placedService("order", "one-task-per-host"), 6]);
        assert.deepEqual(outcome.unplaced, [{ service: "order", tasks: 2 }]);
    });

    it("spread over instanceId and over host are the same", () => {
        assert.deepEqual(onFour(custom({ type: "spread", field: "instanceId" }), 6), [2, 2, 1, 1]);
        assert.deepEqual(onFour(custom({ type: "spread", field: "host" }), 6), [2, 2, 1, 1]);
    });

    it("spread over an attribute that all instances have alike leaves the choice to the next strategy", () => {
        const strategies = custom({ type: "spread", field: "attribute:rack" }, { type: "binpack", field: "memory" });
        assert.deepEqual(onFour(strategies, 4), [3, 1, 0, 0]);
    });

    it("a service without strategies spreads over zones", () => {
        assert.deepEqual(onFour(custom(), 4), [2, 2, 0, 0]);
    });

    it("random places all tasks, always in the same way, and not one after the other", () => {
        const places = onFour(custom({ type: "random" }), 6);
        assert.equal(
            places.reduce((sum, tasks) => sum + tasks),
            6,
        );
        assert.deepEqual(onFour(custom({ type: "random" }), 6), places);
        assert.notDeepEqual(places, [3, 3, 0, 0]);
    });
});

describe("capacity: binpack by CPU and by memory", () => {
    /** Two instances: on the first 1,000 MiB and 1,948 CPU units are left, on the second 3,000 MiB and 1,048. */
    function uneven(field: "cpu" | "memory"): number[] {
        const cluster = smallestCluster(groupWith({ min: 2, max: 2 }));
        const [first, second] = cluster.instances;
        assert.ok(first && second);
        changeTasks(
            cluster,
            workloadOf(placedService("cache", "binpack", { cpuUnits: 100, memoryMiB: 3000 })),
            first,
            1,
        );
        changeTasks(
            cluster,
            workloadOf(placedService("batch", "binpack", { cpuUnits: 1000, memoryMiB: 1000 })),
            second,
            1,
        );
        startTask(cluster, workloadOf(placedService("order", custom({ type: "binpack", field }))));
        return tasksOnEach(cluster, "order");
    }

    it("memory takes the instance with the least memory left", () => assert.deepEqual(uneven("memory"), [1, 0]));
    it("cpu takes the instance with the least CPU left", () => assert.deepEqual(uneven("cpu"), [0, 1]));
});

describe("capacity: what an instance must have", () => {
    it("a task goes where its resources are left, even if a strategy would have it elsewhere", () => {
        // Spread wants zone b for the second task, but an instance of 4,000 MiB takes no second one of 3,000.
        const cache = placedService("cache", "binpack", { memoryMiB: 3000 });
        const { cluster } = placed(groupWith({ min: 3, max: 3 }), [cache, 1], [placedService("order"), 6]);
        // order: a (first instance, as zones are equal), b, a: the third instance, b, …
        assert.deepEqual(tasksOnEach(cluster, "cache"), [1, 0, 0]);
        assert.deepEqual(tasksInEachZone(cluster, "order"), [3, 3]);
    });

    it("two tasks that listen on the same port share an instance, as each has an interface of its own", () => {
        const { cluster } = placed(groupWith({ max: 1 }), [placedService("order", "binpack"), 2]);
        assert.deepEqual(tasksOnEach(cluster, "order"), [2]);
    });

    it("a constraint admits instances of a zone only", () => {
        const { cluster } = placed(four, [
            placedService("order", constrained("attribute:ecs.availability-zone == b")),
            4,
        ]);
        assert.deepEqual(tasksInEachZone(cluster, "order"), [0, 4]);
    });

    it("a constraint on what is not known admits every instance", () => {
        const { cluster } = placed(four, [placedService("order", constrained("attribute:disk == ssd")), 2]);
        assert.deepEqual(tasksInEachZone(cluster, "order"), [1, 1]);
    });
});

describe("capacity: how the group grows", () => {
    it("starts an instance where no other takes the task, in the zone with the fewest", () => {
        const { cluster } = placed(groupWith(), [placedService("order", "binpack"), 7]);
        assert.deepEqual(
            cluster.instances.map(({ zone }) => zone),
            ["a", "b", "a"],
        );
        assert.deepEqual(tasksOnEach(cluster, "order"), [3, 3, 1]);
    });

    it("starts instances until one is in the zone that a task asks for", () => {
        const { cluster } = placed(groupWith(), [
            placedService("order", constrained("attribute:ecs.availability-zone == b")),
            1,
        ]);
        assert.deepEqual(tasksOnEach(cluster, "order"), [0, 1]);
    });

    it("starts none for a task that no instance takes", () => {
        const { cluster, outcome } = placed(groupWith(), [placedService("order", "binpack", { memoryMiB: 5000 }), 2]);
        assert.equal(cluster.instances.length, 0);
        assert.deepEqual(outcome.unplaced, [{ service: "order", tasks: 2 }]);
    });

    it("starts the first type that takes the task", () => {
        const [small, large] = [2000, 8000].map((memoryMiB) => ({
            name: `x1.${memoryMiB}`,
            architecture: "x86_64" as const,
            offered: { cpuUnits: 2048, memoryMiB, interfaces: 3 },
        }));
        assert.ok(small && large);
        const big = placedService("cache", "binpack", { memoryMiB: 4000 });
        const { cluster } = placed(
            groupWith({ types: [small, large] }),
            [big, 1],
            [placedService("order", "binpack"), 3],
        );
        assert.deepEqual(
            cluster.instances.map(({ type }) => type.name),
            ["x1.8000", "x1.2000"],
        );
    });

    it("lets services start their tasks in turn, so that none takes all the room", () => {
        // One instance of three places: order, user, order; a fourth task finds none.
        const { outcome } = placed(groupWith({ max: 1 }), [placedService("order"), 3], [placedService("user"), 2]);
        assert.deepEqual(outcome.unplaced, [
            { service: "order", tasks: 1 },
            { service: "user", tasks: 1 },
        ]);
    });
});
