import { withStack } from "../../support/fixtures";
import { absent, refuses, refusesInStack } from "../../support/refuse";

describe("model: the section capacity", () => {
    refusesInStack([
        ["a missing section", "capacity", absent, "is missing; it must be a section with keys [schema]"],
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
            '"m6g.larg" is not an instance type; did you mean "m6g.large"? [capacity/instance-types]',
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
            "(7) must be at most max (6); write 6 or less, or raise max [capacity/range]",
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
