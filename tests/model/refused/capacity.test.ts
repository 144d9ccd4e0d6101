import assert from "node:assert/strict";
import type { ConfigurationSources } from "../../../model/parse";
import {
    problemsOf,
    productionFixture,
    smallService,
    withService,
    withServices,
    withStack,
} from "../../support/fixtures";
import { absent, refuses, refusesInStack } from "../../support/refuse";

describe("model: the section capacity", () => {
    refusesInStack([
        [
            "a missing section that services run on",
            "capacity",
            absent,
            "is missing, and inventory, order, payment and 1 more run on it; write for example { instanceTypes: [t3.medium] }, or capacity: fargate in the services [capacity/unknown-provider]",
        ],
        ["missing instance types", "capacity.instanceTypes", absent, "is missing; it must be a list [schema]"],
        [
            "no instance types",
            "capacity.instanceTypes",
            [],
            "is empty; name at least one instance type, such as t3.medium [schema]",
        ],
        [
            "a text in place of the list",
            "capacity.instanceTypes",
            "t3.medium",
            'must be a list, got "t3.medium"; write it as a list: [ … ] [schema]',
        ],
        [
            "a misspelt instance type",
            "capacity.instanceTypes",
            ["m6g.larg"],
            '"m6g.larg" is not an instance type; did you mean "m6g.large" or "m6g.xlarge"? [capacity/instance-types]',
            "capacity.instanceTypes[0]",
        ],
        [
            "an instance type in capitals",
            "capacity.instanceTypes",
            ["T3.medium"],
            '"T3.medium" is not an instance type; did you mean "t3.medium"? [capacity/instance-types]',
            "capacity.instanceTypes[0]",
        ],
        [
            "an empty instance type",
            "capacity.instanceTypes",
            [""],
            '"" is not an instance type; write for example t3.medium [capacity/instance-types]',
            "capacity.instanceTypes[0]",
        ],
        [
            "a name that objects have of themselves",
            "capacity.instanceTypes",
            ["constructor"],
            '"constructor" is not an instance type; write for example t3.medium [capacity/instance-types]',
            "capacity.instanceTypes[0]",
        ],
        [
            "an instance type that is named twice",
            "capacity.instanceTypes",
            ["t3.medium", "t3.medium"],
            '"t3.medium" is named twice; name each type once [capacity/instance-types]',
            "capacity.instanceTypes[1]",
        ],
        [
            "instance types of two architectures",
            "capacity.instanceTypes",
            ["m6g.large", "m6i.large"],
            "mixes arm64 and x86_64, and an image runs on one of them; name types of one architecture [capacity/instance-types]",
        ],
        [
            "min above max",
            "capacity.min",
            7,
            "is 7, and must be at most max (6); write 6 or less, or raise max [capacity/range]",
        ],
        ["a max of none", "capacity.max", 0, "must be at least 1, got 0; write 1 or more [schema]"],
        ["a number in quotes", "capacity.max", "4", 'must be a number, got "4"; write for example 2 [schema]'],
        [
            "a fraction of an instance",
            "capacity.min",
            1.5,
            "must be a whole number, got 1.5; write for example 2 [schema]",
        ],
        ["a share of Spot above 100", "capacity.spot", 150, "must be at most 100, got 150; write 100 or less [schema]"],
        [
            "a target capacity of none",
            "capacity.targetCapacity",
            0,
            "must be at least 1, got 0; write 1 or more [schema]",
        ],
        [
            "a warm-up without a unit",
            "capacity.warmup",
            120,
            'must have a unit, got 120; write for example "120 s" [schema]',
        ],
        [
            "a warm-up that ECS doesn't take",
            "capacity.warmup",
            "20000 s",
            'is "20000 s"; write at most "10000 s" [capacity/warmup]',
        ],
        [
            "a root volume smaller than the image",
            "capacity.rootVolume",
            "8 GiB",
            'is "8 GiB"; write a whole number of GiB from 30 (the size of the ECS-optimised image) to 16384, as in "30 GiB" [capacity/root-volume]',
        ],
        [
            "a root volume of half a GiB",
            "capacity.rootVolume",
            "30.5 GiB",
            'is "30.5 GiB"; write a whole number of GiB from 30 (the size of the ECS-optimised image) to 16384, as in "30 GiB" [capacity/root-volume]',
        ],
        [
            "an AMI that is none",
            "capacity.ami",
            "ami-x",
            "is not an AMI id; write for example ami-0123456789abcdef0 [schema]",
        ],
    ]);
    refuses("tasks that no instance type has the memory for", withStack("capacity.instanceTypes", ["t3.nano"]), [
        "services/order/service.ts: memory: a task needs 0.25 vCPU and 512 MiB, and t3.nano offers 2 vCPU and about 454 MiB; ask for less, or take larger types in capacity.instanceTypes [capacity/task-too-big]",
        "services/payment/service.ts: memory: a task needs 0.25 vCPU and 512 MiB, and t3.nano offers 2 vCPU and about 454 MiB; ask for less, or take larger types in capacity.instanceTypes [capacity/task-too-big]",
        "services/user/service.ts: memory: a task needs 0.25 vCPU and 512 MiB, and t3.nano offers 2 vCPU and about 454 MiB; ask for less, or take larger types in capacity.instanceTypes [capacity/task-too-big]",
    ]);
});

describe("model: capacity for the tasks", () => {
    refuses(
        "desired tasks that find no place, and says what is enough",
        withStack("capacity.max", 1),
        "flotilla:capacity.max: is 1, too small for the desired tasks: a task of payment finds no place, as all network interfaces are taken on the only instance; write 3 or more, or take types that trunking gives more network interfaces, such as m6i.large, and set capacity.trunking, or run fewer tasks [capacity/desired-fits]",
    );
    refuses(
        "instances without room for an update",
        withStack(
            "capacity.max",
            2,
            withServices(
                smallService("web", ["/web", "/web/*"]),
                smallService("api", ["/api", "/api/*"]),
                smallService("admin", ["/admin", "/admin/*"]),
                smallService("docs", ["/docs", "/docs/*"]),
            ),
        ),
        "flotilla:capacity.max: is 2, which leaves no room for a rolling update of admin, api, docs and 1 more: a new task finds no place: all network interfaces are taken on each of the 2 instances, and the group is at its largest (2); and no running task may stop before, as minimumHealthyPercent 100 keeps 1 of 1; write 3 or more, or lower minimumHealthyPercent of admin, api, docs and 1 more, so that an old task may stop first [deployment/stuck]",
    );
    refuses(
        "more instances than a cluster may have",
        withStack("capacity.max", 6000),
        "flotilla:capacity.max: is 6000, above the 5000 instances that ECS allows a cluster; write 5000 or less, with larger instance types [capacity/quota]",
    );
    refuses(
        "a constraint that no instance meets",
        withService("order", {
            placement: {
                name: "binpack",
                constraints: [{ expression: "attribute:ecs.availability-zone == eu-west-1c" }],
            },
        }),
        "services/order/service.ts: placement: no t3.medium in eu-west-1a, eu-west-1b meets its placement constraint attribute:ecs.availability-zone == eu-west-1c; change the constraint, or add the instance type or zone that it asks for [capacity/task-too-big]",
    );

    it("warns of what the services may scale to, and of trunking where it would help", () => {
        const few = withStack("capacity", { instanceTypes: ["m6i.large"], max: 4 });
        assert.deepEqual(problemsOf(few), [
            "flotilla:capacity.max: is 4, too small for what the services may scale to: user is the first to find no place, as all network interfaces are taken on each of the 4 instances; write 6 or more, or set capacity.trunking, with which m6i.large takes 10 tasks, or run fewer tasks [capacity/max-fits]",
        ]);
    });

    it("warns of types that can't be trunked", () =>
        assert.deepEqual(problemsOf(withStack("capacity.trunking", true)), [
            "flotilla:capacity.instanceTypes[0]: ECS is not known to trunk t3.medium: the plan gives it 2 tasks, trunking or not; take a type that it can, such as m6i.large or m7g.large, or remove capacity.trunking [capacity/trunking]",
        ]));

    it("warns of types that are too small", () => {
        const types = withStack("capacity", { instanceTypes: ["m6i.xlarge", "m6i.large"], max: 3 });
        const lines = problemsOf(
            withService("order", { cpu: "1.5 vCPU", "scaling.min": 3, "scaling.desired": 4 }, types),
        );
        assert.deepEqual(
            lines.filter((line) => line.includes("[capacity/small-types]")),
            [
                "flotilla:capacity.instanceTypes[1]: the desired tasks do not fit on 3 instances of the type m6i.large, which Auto Scaling takes where it has no other; take m6i.large out, or raise capacity.max [capacity/small-types]",
            ],
        );
    });

    it("warns in production of a service that is down with a zone", () => {
        const order = (patch: Readonly<Record<string, unknown>>) => withService("order", patch, productionFixture());
        const zoneLoss = (sources: ConfigurationSources) =>
            problemsOf(sources).filter((line) => line.includes("[capacity/zone-loss]"));
        assert.deepEqual(
            zoneLoss(
                order({
                    placement: {
                        name: "binpack",
                        constraints: [{ expression: "attribute:ecs.availability-zone == eu-west-1a" }],
                    },
                    "scaling.min": 2,
                }),
            ),
            [
                "services/order/service.ts: placement: puts all 2 tasks into eu-west-1a, so that the service is down when this zone is lost; write az-balanced-spread or az-balanced-binpack, which spread tasks over zones, without a constraint to one [capacity/zone-loss]",
                "flotilla:capacity.max: is 6, which leaves no place for all tasks when the zone eu-west-1a is lost: missing are 2 of order; raise it, so that the other zones can take the tasks [capacity/zone-loss]",
            ],
        );
    });
});
