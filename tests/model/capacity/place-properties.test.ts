import assert from "node:assert/strict";
import fc from "fast-check";
import { placementNames, type PlacementSpec } from "../../../model/schema/placement";
import { groupWith, placed, placedService, tasksInEachZone, tasksOnEach, total } from "../../support/clusters";

const seed = { seed: 4 };
const names = placementNames.filter((name) => name !== "custom");
const strategies: PlacementSpec[] = [
    { name: "custom", strategies: [{ type: "random" }], constraints: [] },
    { name: "custom", strategies: [{ type: "binpack", field: "cpu" }], constraints: [] },
    {
        name: "binpack",
        strategies: [],
        constraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone != a" }],
    },
];
const placement = fc.constantFrom<PlacementSpec>(...names, ...strategies);
const zones = fc.constantFrom(["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"]);
const group = fc
    .record({
        zones,
        min: fc.nat(4),
        more: fc.nat(8),
        resources: fc.record({
            cpuUnits: fc.integer({ min: 256, max: 4096 }),
            memoryMiB: fc.integer({ min: 500, max: 8000 }),
            interfaces: fc.integer({ min: 0, max: 6 }),
        }),
    })
    .map(({ min, more, ...rest }) => groupWith({ ...rest, min, max: min + more }));
const services = fc
    .array(
        fc.record({
            placement,
            // Sizes as the schema takes them, fractions and nothing at all included.
            cpuUnits: fc.constantFrom(0, 128, 256, 332.8, 1024, 4096, NaN),
            memoryMiB: fc.constantFrom(0, 64, 500, 750.5, 3000, 9000, NaN),
            tasks: fc.nat(12),
        }),
        { maxLength: 6 },
    )
    .map((list) =>
        list.map(
            ({ placement: spec, tasks, ...size }, index) =>
                [placedService(`service-${index}`, spec, size), tasks] as const,
        ),
    );

describe("capacity: placement, for any group and any services", () => {
    it("never reserves more of an instance than it offers", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                for (const { left } of placed(of, ...asked).cluster.instances)
                    assert.ok(left.cpuUnits >= 0 && left.memoryMiB >= 0 && left.interfaces >= 0);
            }),
            seed,
        ));

    it("takes from an instance what its tasks reserve, and one interface for each", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                const { cluster } = placed(of, ...asked);
                for (const { index, type, left } of cluster.instances) {
                    const on = asked.map(
                        ([service]) => [service, tasksOnEach(cluster, service.name)[index] ?? 0] as const,
                    );
                    const sum = (size: (service: (typeof on)[number][0]) => number) =>
                        on.reduce((so, [service, tasks]) => so + (tasks === 0 ? 0 : size(service) * tasks), 0);
                    const difference = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6);
                    difference(
                        type.offered.interfaces - left.interfaces,
                        sum(() => 1),
                    );
                    difference(
                        type.offered.cpuUnits - left.cpuUnits,
                        sum(({ cpuUnits }) => cpuUnits),
                    );
                    difference(
                        type.offered.memoryMiB - left.memoryMiB,
                        sum(({ memoryMiB }) => memoryMiB),
                    );
                }
            }),
            seed,
        ));

    it("places a task or says that it has none: the two are all that was asked for", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                const { cluster, outcome } = placed(of, ...asked);
                for (const [{ name }, tasks] of asked) {
                    const running = tasksOnEach(cluster, name).reduce((sum, count) => sum + count, 0);
                    const unplaced = total(outcome.unplaced.filter(({ service }) => service === name));
                    assert.equal(running + unplaced, tasks);
                }
            }),
            seed,
        ));

    it("says why, for each service of which a task has no place", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                const { outcome } = placed(of, ...asked);
                assert.deepEqual(
                    outcome.noPlaces.map(({ service }) => service).sort(),
                    outcome.unplaced.map(({ service }) => service).sort(),
                );
                for (const { reason } of outcome.noPlaces) assert.match(reason, /\S/);
            }),
            seed,
        ));

    it("has no more instances than the group may have, and no fewer than it keeps", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                const { length } = placed(of, ...asked).cluster.instances;
                assert.ok(length >= of.min && length <= of.max);
            }),
            seed,
        ));

    it("keeps the instances of two zones within one of each other", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                const counts = [...placed(of, ...asked).cluster.inZone.values()];
                assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
            }),
            seed,
        ));

    it("never puts two tasks of a service with distinctInstance on one instance", () =>
        fc.assert(
            fc.property(group, services, fc.nat(12), (of, asked, tasks) => {
                const { cluster } = placed(of, ...asked, [placedService("payment", "one-task-per-host"), tasks]);
                assert.ok(tasksOnEach(cluster, "payment").every((count) => count <= 1));
            }),
            seed,
        ));

    it("keeps a constraint: no task goes where it is refused", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                const { cluster } = placed(of, ...asked);
                for (const [{ name, placement: plan }] of asked)
                    if (plan.constraints.some(({ type }) => type === "memberOf"))
                        assert.equal(tasksInEachZone(cluster, name)[0], 0);
            }),
            seed,
        ));

    it("is the same each time", () =>
        fc.assert(
            fc.property(group, services, (of, asked) => {
                const [first, second] = [placed(of, ...asked), placed(of, ...asked)];
                assert.deepEqual(first.cluster, second.cluster);
                assert.deepEqual(first.outcome, second.outcome);
            }),
            { ...seed, numRuns: 30 },
        ));
});

describe("capacity: placement, for one service", () => {
    const tasks = fc.nat(40);

    it("spread over zones differs by at most one while every zone has room", () =>
        fc.assert(
            fc.property(
                zones,
                tasks,
                fc.constantFrom("az-balanced-spread", "az-balanced-binpack"),
                (of, count, spec) => {
                    // One instance a zone, with room for all.
                    const resources = { cpuUnits: 1e6, memoryMiB: 1e6, interfaces: 100 };
                    const equal = groupWith({ zones: of, min: of.length, max: of.length, resources });
                    const inZones = tasksInEachZone(
                        placed(equal, [placedService("order", spec), count]).cluster,
                        "order",
                    );
                    assert.ok(Math.max(...inZones) - Math.min(...inZones) <= 1);
                },
            ),
            seed,
        ));

    it("binpack uses no more of equal, empty instances than spread", () =>
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 10 }), tasks, (instances, count) => {
                const used = (spec: PlacementSpec) => {
                    const equal = groupWith({ min: instances, max: instances });
                    const { cluster } = placed(equal, [placedService("order", spec), count]);
                    return tasksOnEach(cluster, "order").filter((on) => on > 0).length;
                };
                assert.ok(used("binpack") <= used("az-balanced-spread"));
            }),
            seed,
        ));

    it("a larger group places no fewer tasks", () =>
        fc.assert(
            fc.property(group, placement, tasks, (of, spec, count) => {
                const without = (max: number) =>
                    total(placed({ ...of, max }, [placedService("order", spec), count]).outcome.unplaced);
                assert.ok(without(of.max + 1) <= without(of.max));
            }),
            seed,
        ));
});
