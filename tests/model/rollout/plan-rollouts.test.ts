import assert from "node:assert/strict";
import type { RolloutPlan } from "../../../model/plan/rollout";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { planWith, webService, worker } from "../../support/plans";

/** The rollout of the first service by name. */
function rolloutOf(
    capacity: Readonly<Record<string, unknown>>,
    ...services: readonly ServiceConfiguration[]
): RolloutPlan {
    const sections = { capacity: { instanceTypes: ["t3.medium"], ...capacity } };
    const [first] = planWith({ sections, services }).rollouts;
    assert.ok(first);
    return first;
}

const order = (over: Partial<ServiceConfiguration> = {}) => webService({ scaling: { min: 2 }, ...over });

describe("rollout: the plan", () => {
    it("of a service whose instances have room", () => {
        // Two t3.medium hold one task each, and one more: no instance has to start.
        // 30 s to start, 2 × 15 s until healthy, 30 s to deregister, 5 s to stop.
        assert.deepEqual(rolloutOf({ min: 2 }, order()), {
            service: "order",
            strategy: "rolling",
            tasks: 2,
            lowest: 2,
            highest: 4,
            possible: true,
            extraInstances: 0,
            waves: 1,
            seconds: 95,
        });
    });

    it("of a service for which instances have to start", () => {
        // One instance holds both tasks; two new ones take a second one, which warms up for 120 s.
        const { extraInstances, seconds } = rolloutOf({ min: 1 }, order());
        assert.deepEqual([extraInstances, seconds], [1, 215]);
    });

    it("counts no instance that managed scaling keeps as headroom", () => {
        const { extraInstances, seconds } = rolloutOf({ min: 1, targetCapacity: 50 }, order());
        assert.deepEqual([extraInstances, seconds], [0, 95]);
    });

    it("of a service of which no task runs", () => {
        const { possible, waves, seconds } = rolloutOf({}, order({ scaling: { min: 0 } }));
        assert.deepEqual([possible, waves, seconds], [true, 0, 0]);
    });

    it("of a service on Fargate, for which room is no limit", () => {
        const fargate = order({ capacity: "fargate", scaling: { min: 20 } });
        const { possible, extraInstances, waves } = rolloutOf({ max: 1 }, fargate);
        assert.deepEqual([possible, extraInstances, waves], [true, 0, 1]);
    });

    it("says what stands in the way of an instance for each task, and what would let it finish", () => {
        const { possible, obstacle, remedy, instancesNeeded } = rolloutOf(
            { max: 2 },
            order({ placement: "one-task-per-host" }),
        );
        assert.equal(possible, false);
        assert.equal(
            obstacle,
            "a new task finds no place: a task of the service is already on each of the 2 instances, and there may be one on each, and the group is at its largest (2); and no running task may stop before, as minimumHealthyPercent 100 keeps 2 of 2",
        );
        assert.equal(
            remedy,
            "raise capacity.max to 3, or lower minimumHealthyPercent to 50, so that an old task may stop first",
        );
        assert.equal(instancesNeeded, 3);
    });

    it("finishes with what its remedy says", () => {
        const each = { placement: "one-task-per-host" } as const;
        assert.equal(rolloutOf({ max: 3 }, order(each)).possible, true);
        assert.equal(
            rolloutOf({ max: 2 }, order({ ...each, deployment: { minimumHealthyPercent: 50 } })).possible,
            true,
        );
    });

    it("says that the percents leave no room", () => {
        const { obstacle, remedy } = rolloutOf(
            {},
            order({ deployment: { minimumHealthyPercent: 100, maximumPercent: 149 } }),
        );
        assert.equal(obstacle, "with 2 tasks, 100 % keeps 2 and 149 % allows 2: no task can be replaced");
        assert.equal(remedy, "raise maximumPercent to 200, or lower minimumHealthyPercent");
    });

    it("says that tasks have no place to begin with", () => {
        const { possible, obstacle, waves } = rolloutOf({ max: 1 }, order({ scaling: { min: 3 } }));
        assert.deepEqual(
            [possible, obstacle, waves],
            [false, "1 of the 3 tasks that it replaces find no place to begin with", 0],
        );
    });

    it("knows nothing of instances that do not exist", () => {
        const sections = { capacity: { instanceTypes: ["t3.medum"] } };
        assert.equal(planWith({ sections, services: [order()] }).rollouts[0]?.possible, true);
    });
});

describe("rollout: about how long it takes", () => {
    // One wave: 30 s to start, the time until healthy, 5 s to stop, and behind the load balancer the deregistration delay.
    const seconds = (service: ServiceConfiguration) => rolloutOf({ min: 2 }, service).seconds;
    const command = ["CMD", "true"];

    it("behind the load balancer: threshold times interval, and the deregistration delay", () =>
        assert.equal(
            seconds(
                order({
                    health: { interval: "20 s", healthyThreshold: 3 },
                    deployment: { deregistrationDelay: "60 s" },
                }),
            ),
            30 + 60 + 60 + 5,
        ));
    it("with a health check of the container: one interval", () =>
        assert.equal(seconds(worker({ health: { command, interval: "25 s" } })), 30 + 25 + 5));
    it("with both: the longer of the two", () =>
        assert.equal(seconds(order({ health: { command, interval: "10 s" } })), 30 + 20 + 30 + 5));
    it("with neither: the time to start up", () =>
        assert.equal(seconds(worker({ health: { startup: "90 s" } })), 30 + 90 + 5));
    it("of a container that is killed at once: no longer than its stop timeout", () =>
        assert.equal(seconds(worker({ stopTimeout: "2 s" })), 30 + 60 + 2));
    it("with several waves: the sum of all", () =>
        // 4 tasks at 100 to 125 %: four waves.
        assert.equal(
            seconds(worker({ scaling: { min: 4 }, deployment: { maximumPercent: 125 } })),
            // The second instance's two places are taken, so that one more instance warms up for the first wave.
            4 * (30 + 60 + 5) + 120,
        ));
});

describe("rollout: the plan of a service whose requests are moved", () => {
    const blueGreen = { deployment: { strategy: "blue-green", bakeTime: "10 min" } } as const;

    it("counts a place for every new task beside the old ones, and the time that these stay", () => {
        // As for one that rolls, and 10 min: percents make no difference.
        const percents = { minimumHealthyPercent: 0, maximumPercent: 100 };
        assert.deepEqual(rolloutOf({ min: 2 }, order({ deployment: { ...blueGreen.deployment, ...percents } })), {
            service: "order",
            strategy: "blue-green",
            tasks: 2,
            lowest: 2,
            highest: 4,
            possible: true,
            extraInstances: 0,
            waves: 1,
            seconds: 95 + 600,
        });
    });

    it("counts the instances that have to start for it", () => {
        // Three tasks on two instances of two places each: two more instances for three more tasks.
        const three = order({ ...blueGreen, scaling: { min: 3 } });
        assert.equal(rolloutOf({ min: 1, max: 6 }, three).extraInstances, 1);
        assert.equal(rolloutOf({ min: 1, max: 3 }, three).possible, true);
    });

    it("does not go on with a part of them, as one that rolls would", () => {
        const three = { scaling: { min: 3 } };
        const rolling = { deployment: { minimumHealthyPercent: 50 } };
        assert.equal(rolloutOf({ max: 2 }, order({ ...three, ...rolling })).possible, true);
        const { possible, obstacle, remedy, instancesNeeded } = rolloutOf(
            { max: 2 },
            order({ ...three, ...blueGreen }),
        );
        assert.deepEqual([possible, instancesNeeded], [false, 3]);
        assert.match(
            obstacle ?? "",
            /^3 new tasks must run beside the old ones, and not all find a place: .*, with the group at its largest \(2\)$/,
        );
        assert.equal(remedy, 'raise capacity.max to 3, or write deployment.strategy "rolling"');
    });

    it("takes as long as its steps are told to", () => {
        const seconds = (deployment: NonNullable<ServiceConfiguration["deployment"]>) =>
            rolloutOf({ min: 2 }, order({ deployment: { bakeTime: "0 min", ...deployment } })).seconds - 95;
        assert.equal(seconds({ strategy: "canary", canary: { percent: 10, bakeTime: "7 min" } }), 420);
        // 30, 60 and 90 %.
        assert.equal(seconds({ strategy: "linear", linear: { percent: 30, bakeTime: "2 min" } }), 360);
        assert.equal(seconds({ strategy: "linear", linear: { percent: 100, bakeTime: "2 min" } }), 0);
    });

    it("has nothing to do where no task runs", () => {
        const { possible, waves, seconds } = rolloutOf({}, order({ ...blueGreen, scaling: { min: 0 } }));
        assert.deepEqual([possible, waves, seconds], [true, 0, 0]);
    });
});
