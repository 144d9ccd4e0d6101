import assert from "node:assert/strict";
import { fitOf } from "../../support/fixtures";
import { planWith, webService, worker } from "../../support/plans";

const sections = {
    network: { zones: 2 },
    capacity: { instanceTypes: ["m6i.large"], min: 2, max: 8 },
    capacityProviders: { memory: { instanceTypes: ["r6i.large"], min: 0, max: 4, spot: 50 } },
};

const shared = [
    { provider: "ec2", base: 2 },
    { provider: "memory", weight: 1 },
];
const order = (over = {}) => webService({ capacity: shared, scaling: { min: 2, desired: 6, max: 10 }, ...over });
const plan = (...services: Parameters<typeof planWith>[0] extends undefined ? never : ReturnType<typeof order>[]) =>
    planWith({ sections, services });

describe("capacity: several groups", () => {
    it("hold each its own share of a service's tasks", () => {
        const fits = plan(order());
        const placed = (key: string, level: "atMin" | "atDesired" | "atMax") =>
            fitOf(fits, key)
                [level].instances.flatMap(({ tasks }) => tasks)
                .reduce((sum, { tasks }) => sum + tasks, 0);
        assert.deepEqual(
            (["atMin", "atDesired", "atMax"] as const).map((level) => [placed("ec2", level), placed("memory", level)]),
            [
                [2, 0],
                [4, 2],
                [6, 4],
            ],
        );
    });

    it("hold nothing of a service that names another", () => {
        const fits = plan(order(), worker({ capacity: "memory" }));
        const services = fitOf(fits, "ec2").atDesired.instances.flatMap(({ tasks }) =>
            tasks.map(({ service }) => service),
        );
        assert.ok(!services.includes("mailer"));
    });

    it("are priced each by its own type, on demand and Spot", () => {
        const { lines } = plan(order()).cost;
        const keys = lines.map(({ key }) => key).filter((key) => key.startsWith("instances/"));
        assert.deepEqual(keys, [
            "instances/on-demand",
            "instances/root-volumes",
            "instances/on-demand:memory",
            "instances/spot:memory",
            "instances/root-volumes:memory",
        ]);
    });

    it("let a service survive a zone that one of them has all of its tasks in", () => {
        const single = plan(order({ scaling: { min: 3, desired: 3, max: 3 } }));
        for (const { zoneLosses } of single.fits)
            assert.deepEqual(
                zoneLosses.flatMap(({ down }) => down),
                [],
            );
    });

    it("take a rolling update each in its own share", () => {
        const [rollout] = plan(order()).rollouts;
        assert.deepEqual([rollout?.tasks, rollout?.possible], [6, true]);
    });

    it("stop a rolling update where one of them has no room, and tell which", () => {
        const full = { ...sections, capacityProviders: { memory: { instanceTypes: ["r6i.large"], min: 0, max: 1 } } };
        const [rollout] = planWith({
            sections: full,
            services: [
                order({
                    capacity: [
                        { provider: "ec2", base: 2, weight: 0 },
                        { provider: "memory", weight: 1 },
                    ],
                    cpu: "1 vCPU",
                    scaling: { min: 4, desired: 4, max: 4 },
                }),
            ],
        }).rollouts;
        assert.deepEqual([rollout?.possible, rollout?.stuckOn, rollout?.instancesNeeded], [false, "memory", 2]);
        assert.match(rollout?.remedy ?? "", /raise capacityProviders\.memory\.max to 2/);
    });
});
