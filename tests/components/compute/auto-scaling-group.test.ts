import assert from "node:assert/strict";
import { deployCapacity, tags } from "./deploy-capacity";

const group = async (...configuration: Parameters<typeof deployCapacity>) =>
    (await deployCapacity(...configuration)).only("autoscaling/group:Group");

const distribution = async (capacity: Record<string, unknown>) => {
    const { inputs } = await group(capacity);
    return (inputs["mixedInstancesPolicy"] as { instancesDistribution: object }).instancesDistribution;
};

describe("the Auto Scaling group by default", () => {
    it("runs on-demand instances of the template's newest version", async () => {
        assert.deepEqual((await group()).inputs, {
            minSize: 1,
            maxSize: 4,
            vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
            protectFromScaleIn: true,
            healthCheckType: "EC2",
            capacityRebalance: false,
            forceDelete: true,
            waitForCapacityTimeout: "0",
            mixedInstancesPolicy: {
                launchTemplate: {
                    launchTemplateSpecification: { launchTemplateId: "shop-dev-id", version: "$Latest" },
                    overrides: [{ instanceType: "t3.medium" }],
                },
                instancesDistribution: {
                    onDemandBaseCapacity: 0,
                    onDemandPercentageAboveBaseCapacity: 100,
                    onDemandAllocationStrategy: "prioritized",
                    spotAllocationStrategy: "price-capacity-optimized",
                },
            },
            tags: [
                { key: "Project", value: "shop", propagateAtLaunch: true },
                { key: "Name", value: "shop-dev", propagateAtLaunch: true },
                { key: "AmazonECSManaged", value: "true", propagateAtLaunch: true },
            ],
        });
        assert.deepEqual(tags, { Project: "shop" });
    });

    it("leaves the number of instances to managed scaling", async () => {
        const { inputs, ignoreChanges } = await group();
        assert.deepEqual([inputs["desiredCapacity"], ignoreChanges], [undefined, ["desiredCapacity"]]);
    });

    it("has half an hour to drain when it is deleted", async () => {
        assert.equal((await group()).customTimeouts.delete, "30m");
    });
});

describe("the instances of the Auto Scaling group", () => {
    it("are of the configured types, in order of preference, and between min and max", async () => {
        const { inputs } = await group({ instanceTypes: ["m6i.large", "m5.large"], min: 3, max: 9 });
        const { launchTemplate } = inputs["mixedInstancesPolicy"] as { launchTemplate: { overrides: object[] } };
        assert.deepEqual(
            [inputs["minSize"], inputs["maxSize"], launchTemplate.overrides],
            [3, 9, [{ instanceType: "m6i.large" }, { instanceType: "m5.large" }]],
        );
    });

    it("are Spot in the configured share, above the base", async () => {
        assert.deepEqual(await distribution({ spot: 30, onDemandBase: 2 }), {
            onDemandBaseCapacity: 2,
            onDemandPercentageAboveBaseCapacity: 70,
            onDemandAllocationStrategy: "prioritized",
            spotAllocationStrategy: "price-capacity-optimized",
        });
    });

    it("are replaced before AWS takes them back where some are Spot", async () => {
        assert.equal((await group({ spot: 1 })).inputs["capacityRebalance"], true);
    });
});

describe("deleting the Auto Scaling group", () => {
    for (const [environment, forceDelete] of [
        [{ class: "production" }, false],
        [{ class: "production", protect: false }, true],
        [{ class: "disposable" }, true],
        [{ class: "disposable", protect: true }, false],
        [{ class: "local" }, true],
    ] as const) {
        it(`${forceDelete ? "ends its instances" : "drains its instances"} with ${JSON.stringify(environment)}`, async () => {
            assert.equal((await group({}, environment)).inputs["forceDelete"], forceDelete);
        });
    }
});

describe("instance refresh", () => {
    it("is off by default", async () => {
        assert.equal((await group()).inputs["instanceRefresh"], undefined);
    });

    it("replaces instances one after another, protected ones too", async () => {
        assert.deepEqual((await group({ instanceRefresh: true })).inputs["instanceRefresh"], {
            strategy: "Rolling",
            preferences: {
                minHealthyPercentage: 100,
                maxHealthyPercentage: 200,
                scaleInProtectedInstances: "Refresh",
            },
        });
    });

    it("begins when the template has a new version", async () => {
        const { inputs } = await group({ instanceRefresh: true });
        assert.match(JSON.stringify(inputs), /"launchTemplateSpecification":\{[^}]*"version":"7"/);
    });
});

describe("the warm pool", () => {
    it("is not there by default", async () => {
        assert.equal((await group()).inputs["warmPool"], undefined);
    });

    it("has stopped instances, as many as the group may still start, and keeps the group's types", async () => {
        const { inputs } = await group({ max: 6, instanceTypes: ["m6i.large", "m5.large"], warmPool: {} });
        assert.deepEqual(inputs["warmPool"], { minSize: 0, maxGroupPreparedCapacity: 6, poolState: "Stopped" });
        assert.match(JSON.stringify(inputs["mixedInstancesPolicy"]), /m6i\.large.*m5\.large/);
    });

    it("has as many instances, in the state, as it is written", async () => {
        const { inputs } = await group({ warmPool: { min: 2, maxPrepared: 3, state: "running" } });
        assert.deepEqual(inputs["warmPool"], { minSize: 2, maxGroupPreparedCapacity: 3, poolState: "Running" });
    });

    it("is taken from a group that is on its way out", async () => {
        assert.equal((await group({ retired: true, warmPool: {} })).inputs["warmPool"], undefined);
    });
});
