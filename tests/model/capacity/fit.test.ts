import assert from "node:assert/strict";
import fc from "fast-check";
import { fitOf as fitIn, groupOf } from "../../support/fixtures";
import { instancesFor, neverPlaced, planFit } from "../../../model/plan/capacity/plan-fit";
import type { CapacityFit, Fleet } from "../../../model/plan/capacity/fit";
import { withHeadroom } from "../../../model/plan/capacity/fleet";
import { offerOf } from "../../../model/plan/capacity/offer";
import type { Plan } from "../../../model/plan/plan";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { planWith, webService, worker } from "../../support/plans";
import { total } from "../../support/clusters";

const group = (over: Readonly<Record<string, unknown>> = {}) => ({
    network: { zones: 3 },
    capacity: { instanceTypes: ["m6i.large"], min: 3, max: 12, ...over },
});

/** A service with these tasks at least, at first and at most. */
const scaled = (
    name: string,
    [min, desired, max]: readonly [number, number, number],
    over: Partial<ServiceConfiguration> = {},
) => webService({ name, routes: [`/${name}`], scaling: { min, desired, max }, ...over });

const planned = (capacity: Readonly<Record<string, unknown>>, ...services: ServiceConfiguration[]): Plan =>
    planWith({ sections: group(capacity), services });

const fitOf = (capacity: Readonly<Record<string, unknown>>, ...services: ServiceConfiguration[]): CapacityFit =>
    fitIn(planned(capacity, ...services));

const placedIn = ({ instances }: Fleet): number => instances.reduce((sum, { tasks }) => sum + total(tasks), 0);

describe("capacity: what an instance offers to tasks", () => {
    const table = {
        // CPU: 1,024 units a vCPU. Memory: 5 % and 32 MiB less than the type has. Interfaces: all but the instance's own.
        "t3.medium": [{ cpuUnits: 2048, memoryMiB: 3859, interfaces: 2 }, 2],
        "m5.large": [{ cpuUnits: 2048, memoryMiB: 7750, interfaces: 2 }, 10],
        "m6i.xlarge": [{ cpuUnits: 4096, memoryMiB: 15532, interfaces: 3 }, 20],
        "m6g.medium": [{ cpuUnits: 1024, memoryMiB: 3859, interfaces: 1 }, 4],
        // Newer than the page that lists ECS's numbers, so that EKS's counts: 9, where m6i.large has 10.
        "m7i.large": [{ cpuUnits: 2048, memoryMiB: 7750, interfaces: 2 }, 9],
        // Sixteen interfaces on two network cards, of which ECS uses one.
        "c6in.32xlarge": [{ cpuUnits: 131072, memoryMiB: 249004, interfaces: 13 }, 120],
        // Named as not supported, though the page's table lists it.
        "m5n.large": [{ cpuUnits: 2048, memoryMiB: 7750, interfaces: 2 }, 2],
    } as const;
    for (const [name, [offered, trunked]] of Object.entries(table)) {
        it(name, () => assert.deepEqual(offerOf(name, { trunking: false })?.offered, offered));
        it(`${name} with trunking`, () =>
            assert.deepEqual(offerOf(name, { trunking: true })?.offered, { ...offered, interfaces: trunked }));
    }

    it("nothing is known of a type that does not exist", () =>
        assert.equal(offerOf("t3.medum", { trunking: false }), undefined));

    // What instances were seen to register with ECS; the sources are in offer.ts.
    for (const [name, registered] of Object.entries({
        "m4.large": 7985,
        "m6i.large": 7817,
        "r6id.xlarge": 31517,
        "r6id.4xlarge": 126722,
    }))
        it(`counts no more memory of ${name} than it was seen to register`, () =>
            assert.ok((offerOf(name, { trunking: false })?.offered.memoryMiB ?? Infinity) <= registered));
});

describe("capacity: the instances that the tasks take", () => {
    it("are those that the group keeps at least, where the tasks need fewer", () => {
        const { atDesired } = fitOf({}, scaled("order", [1, 2, 2]));
        assert.deepEqual(
            atDesired.instances.map(({ zone, tasks }) => [zone, tasks]),
            [
                ["eu-west-1a", [{ service: "order", tasks: 1 }]],
                ["eu-west-1b", [{ service: "order", tasks: 1 }]],
                ["eu-west-1c", []],
            ],
        );
    });

    it("grow from min over desired to max", () => {
        // Two interfaces an instance: 2, 8 and 14 tasks.
        const { atMin, atDesired, atMax } = fitOf({}, scaled("order", [2, 8, 14]));
        assert.deepEqual(
            [atMin, atDesired, atMax].map(({ instances }) => instances.length),
            [3, 4, 7],
        );
        assert.deepEqual([atMin, atDesired, atMax].map(placedIn), [2, 8, 14]);
    });

    it("are fewer with trunking", () => {
        // Ten tasks an instance, and CPU for eight.
        const { atMax } = fitOf({ trunking: true, min: 0 }, scaled("order", [2, 8, 14], { placement: "binpack" }));
        assert.equal(atMax.instances.length, 2);
    });

    it("leave tasks without a place where the group is too small, and say why", () => {
        const { atDesired } = fitOf({ max: 3 }, scaled("order", [1, 4, 4]), scaled("user", [1, 4, 4]));
        assert.deepEqual(atDesired.unplaced, [
            { service: "order", tasks: 1 },
            { service: "user", tasks: 1 },
        ]);
        assert.deepEqual(atDesired.noPlace, {
            service: "order",
            lacking: "interfaces",
            reason: "all network interfaces are taken on each of the 3 instances",
        });
    });

    it("say how much of them no task reserves", () => {
        // One of three instances of 2,048 units and 7,750 MiB holds a task of 1,024 units and 3,875 MiB: a sixth.
        const { atDesired } = fitOf({}, scaled("order", [1, 1, 1], { cpu: "1 vCPU", memory: "3875 MiB" }));
        assert.deepEqual(atDesired.unused, { cpuPercent: 83, memoryPercent: 83 });
    });

    it("hold no task of a service on Fargate", () => {
        const { atMax, assumptions } = fitOf({}, scaled("order", [1, 2, 3], { capacity: "fargate" }));
        assert.equal(placedIn(atMax), 0);
        assert.deepEqual(assumptions, []);
    });
});

describe("capacity: the headroom of managed scaling", () => {
    // The instances that hold tasks are the target percent of all: ceil(holding * 100 / target), within min and max.
    const rows = [
        [4, 100, 4],
        [4, 90, 5],
        [9, 90, 10],
        [10, 90, 12],
        [1, 50, 2],
        [0, 90, 2],
        [1, 90, 2],
        [20, 90, 12],
    ] as const;
    for (const [holding, target, expected] of rows)
        it(`${holding} instances at a target of ${target} % in a group of 2 to 12 are ${expected}`, () =>
            assert.equal(withHeadroom(holding, { min: 2, max: 12 }, target), expected));
});

describe("capacity: the loss of a zone", () => {
    it("names what ends, what waits, and what has no place", () => {
        // Three instances hold 6 tasks. Without zone a, two instances are left, both full, and the group may have one more.
        const { zoneLosses } = fitOf({ max: 3 }, scaled("order", [3, 3, 3]), scaled("user", [3, 3, 3]));
        assert.deepEqual(zoneLosses[0], {
            zone: "eu-west-1a",
            lost: [
                { service: "order", tasks: 1 },
                { service: "user", tasks: 1 },
            ],
            waiting: [
                { service: "order", tasks: 1 },
                { service: "user", tasks: 1 },
            ],
            homeless: [],
            down: [],
        });
    });

    it("leaves tasks homeless where the other zones may not grow enough", () => {
        // Zones a and b hold two instances each, the group's four; without a, three tasks of four interfaces' worth find no place.
        const plan = planWith({
            sections: { ...group({ max: 2, min: 2 }), network: { zones: 2 } },
            services: [scaled("order", [4, 4, 4], { cpu: "1 vCPU" })],
        });
        const { zoneLosses } = fitIn(plan);
        // One instance is left and one may be added: their four interfaces and four vCPU are enough for all.
        assert.deepEqual(zoneLosses[0]?.waiting, [{ service: "order", tasks: 2 }]);
        assert.deepEqual(zoneLosses[0]?.homeless, []);
    });

    it("leaves tasks homeless that need an instance each", () => {
        const { zoneLosses } = fitOf({ max: 3 }, scaled("payment", [3, 3, 3], { placement: "one-task-per-host" }));
        assert.deepEqual(zoneLosses[0]?.homeless, []);
        const only = "attribute:ecs.availability-zone == eu-west-1a";
        const { zoneLosses: bound } = fitOf(
            {},
            scaled("payment", [2, 2, 2], { placement: { name: "binpack", constraints: [{ expression: only }] } }),
        );
        assert.deepEqual(bound[0]?.homeless, [{ service: "payment", tasks: 2 }]);
        assert.deepEqual(bound[0]?.down, ["payment"]);
        assert.deepEqual(bound[1]?.lost, []);
    });

    it("names the services that are down", () => {
        // Both tasks fill the first instance, in zone a.
        const { zoneLosses } = fitOf({}, scaled("user", [2, 2, 2], { placement: "binpack" }));
        assert.deepEqual(
            zoneLosses.map(({ down }) => down),
            [["user"], [], []],
        );
    });
});

describe("capacity: what fails first", () => {
    it("is the service that is the first without a place as all grow in turn", () => {
        // 6 places: order 1, user 1, then order 2, user 2, order 3, user 3: the fourth of order has none.
        const { firstToFail } = fitOf({ max: 3 }, scaled("order", [1, 1, 9]), scaled("user", [1, 1, 9]));
        assert.equal(firstToFail?.service, "order");
        assert.equal(firstToFail?.lacking, "interfaces");
    });

    it("is none where all fits", () => assert.equal(fitOf({}, scaled("order", [1, 1, 9])).firstToFail, undefined));

    const lacking = {
        interfaces: [scaled("order", [9, 9, 9]), "all network interfaces are taken on each of the 3 instances"],
        cpu: [scaled("order", [9, 9, 9], { cpu: "1.5 vCPU" }), "less than 1.5 vCPU is left on each of the 3 instances"],
        memory: [
            scaled("order", [9, 9, 9], { memory: "5 GiB" }),
            "less than 5120 MiB is left on each of the 3 instances",
        ],
        instances: [
            scaled("order", [9, 9, 9], { placement: "one-task-per-host" }),
            "a task of the service is already on each of the 3 instances, and there may be one on each",
        ],
    } as const;
    for (const [lack, [service, reason]] of Object.entries(lacking))
        it(`says that ${lack} are missing`, () =>
            assert.deepEqual(fitOf({ max: 3 }, service).firstToFail, { service: "order", lacking: lack, reason }));

    it("says where the instances lack different things", () => {
        const inA = {
            name: "az-balanced-spread" as const,
            constraints: [{ expression: "attribute:ecs.availability-zone == eu-west-1a" }],
        };
        assert.equal(
            fitOf({ max: 3 }, scaled("order", [3, 3, 3], { placement: inA })).firstToFail?.reason,
            "the placement constraint attribute:ecs.availability-zone == eu-west-1a refuses 2 of the 3 instances, and all network interfaces are taken on 1 of the 3 instances",
        );
    });
});

describe("capacity: how many instances would be enough", () => {
    const needed = (count: "desired" | "max", ...services: ServiceConfiguration[]) => {
        const plan = planned({ max: 3 }, ...services);
        return instancesFor(count, groupOf(plan), plan.network.zones, plan.services);
    };
    it("for the desired tasks", () => assert.equal(needed("desired", scaled("order", [1, 9, 20])), 5));
    it("for the most tasks", () => assert.equal(needed("max", scaled("order", [1, 9, 20])), 10));
    it("leaves out services that no instance takes", () =>
        assert.equal(needed("max", scaled("order", [1, 9, 20]), scaled("cache", [1, 1, 1], { memory: "64 GiB" })), 10));

    it("is exact: with so many all fits, with one fewer not", () =>
        fc.assert(
            fc.property(fc.integer({ min: 7, max: 40 }), (tasks) => {
                const enough = needed("desired", scaled("order", [1, tasks, tasks]));
                const unplaced = (max: number) =>
                    total(fitOf({ max }, scaled("order", [1, tasks, tasks])).atDesired.unplaced);
                assert.equal(unplaced(enough ?? 0), 0);
                assert.notEqual(unplaced((enough ?? 0) - 1), 0);
            }),
            { seed: 4, numRuns: 10 },
        ));
});

describe("capacity: tasks that no instance takes", () => {
    const never = (...services: ServiceConfiguration[]) => {
        const plan = planned({}, ...services);
        return neverPlaced(groupOf(plan), plan.network.zones, plan.services);
    };
    it("are too big", () =>
        assert.deepEqual(never(worker({ memory: "8 GiB" })), [
            {
                service: "mailer",
                lacking: "memory",
                reason: "a task needs 0.25 vCPU and 8192 MiB, and m6i.large offers 2 vCPU and about 7750 MiB",
            },
        ]));
    it("or refused by a constraint", () =>
        assert.deepEqual(
            never(
                worker({
                    placement: {
                        name: "binpack",
                        constraints: [{ expression: "attribute:ecs.instance-type =~ t3.*" }],
                    },
                }),
            ),
            [
                {
                    service: "mailer",
                    lacking: "constraint",
                    reason: "no m6i.large in eu-west-1a, eu-west-1b, eu-west-1c meets its placement constraint attribute:ecs.instance-type =~ t3.*",
                },
            ],
        ));
    it("say nothing of why another task finds no place", () => {
        const { atDesired } = fitOf(
            { max: 3 },
            scaled("big", [1, 1, 1], { memory: "8 GiB" }),
            scaled("order", [7, 7, 7]),
        );
        assert.equal(atDesired.noPlace?.service, "order");
    });
});

describe("capacity: types that are too small", () => {
    const small = (instanceTypes: readonly string[], max: number, ...services: ServiceConfiguration[]) =>
        fitOf({ instanceTypes, min: 0, max }, ...services).tooSmallTypes;
    const eight = scaled("order", [8, 8, 8], { cpu: "1 vCPU", placement: "binpack" });
    // m6i.xlarge has 4 vCPU and 3 interfaces, m6i.large 2 and 2: 8 tasks take three of the one, four of the other.
    it("are those on which the desired tasks don't fit", () =>
        assert.deepEqual(small(["m6i.xlarge", "m6i.large"], 3, eight), ["m6i.large"]));
    it("are none where the group may be large enough", () =>
        assert.deepEqual(small(["m6i.xlarge", "m6i.large"], 4, eight), []));
    it("are not those that offer the same", () => assert.deepEqual(small(["m6i.large", "m5.large"], 4, eight), []));
    it("may be the first", () => {
        const big = worker({ memory: "10 GiB" });
        assert.deepEqual(small(["m6i.large", "m6i.xlarge"], 4, big), ["m6i.large"]);
    });
});

describe("capacity: what is assumed", () => {
    const said = (capacity: Readonly<Record<string, unknown>>, service: ServiceConfiguration) =>
        fitOf(capacity, service).assumptions.slice(4);
    it("is told where a task limit with trunking is not ECS's own", () =>
        assert.deepEqual(said({ instanceTypes: ["m7i.large", "m6i.large"], trunking: true }, worker()), [
            "m7i.large takes 9 tasks with trunking, which is EKS's number: ECS's is at least as high.",
        ]));
    it("is told of constraints on what is not known", () =>
        assert.deepEqual(
            said(
                {},
                worker({ placement: { name: "binpack", constraints: [{ expression: "attribute:disk == ssd" }] } }),
            ),
            ["Every instance meets what a placement constraint of mailer asks of attribute:disk."],
        ));
    it("is told of constraints that are none", () =>
        assert.deepEqual(
            said({}, worker({ placement: { name: "binpack", constraints: [{ expression: "disk is fast" }] } })),
            ['Every instance meets the placement constraint "disk is fast" of mailer, which is not understood.'],
        ));
    it("is told of tasks that are too many to look at", () =>
        assert.deepEqual(said({ max: 1_000_000 }, worker({ scaling: { min: 1, max: 1_000_000_000 } })), [
            "Only 10000 of the 1000000000 tasks are looked at.",
            "Only 2000 of the 1000000 instances are looked at.",
        ]));
});

describe("capacity: numbers that make no sense", () => {
    const plan = planned({}, scaled("order", [1, 2, 3]));
    const { network, services } = plan;
    const capacity = groupOf(plan);
    const [service] = services;
    assert.ok(service);
    const odd = fc.constantFrom(0, -1, 0.5, 1.5, NaN, Infinity, 1e9, 1e300);
    it("come to an end", () =>
        fc.assert(
            fc.property(odd, odd, odd, odd, odd, odd, (min, max, desired, most, cpuUnits, memoryMiB) => {
                const scaling = { ...service.scaling, desired, max: most };
                planFit({ ...capacity, min, max }, network.zones, [{ ...service, cpuUnits, memoryMiB, scaling }]);
            }),
            { seed: 4, numRuns: 10 },
        ));
    it("of an unknown instance type give nothing", () => {
        const { atDesired, offered } = planFit({ ...capacity, instanceTypes: ["t3.medum"] }, network.zones, services);
        assert.deepEqual([atDesired.instances, atDesired.unplaced, offered.cpuUnits], [[], [], 0]);
    });
});
