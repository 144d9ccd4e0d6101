import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { Platform } from "../../../components";
import { memoized } from "../../support/memoized";
import { planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";

const capacityProviders = {
    memory: { instanceTypes: ["r6i.large"], max: 2 },
    batch: { instanceTypes: ["c6i.large", "m6i.large"], spot: 100, min: 0 },
};

const deployed = memoized(async (sections: Readonly<Record<string, unknown>>, ...services: ServiceConfiguration[]) => {
    const plan = planWith({ sections, services });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const withGroups = () =>
    deployed(
        { capacity: { instanceTypes: ["t3.medium"] }, capacityProviders },
        webService({
            capacity: [
                { provider: "ec2", base: 2 },
                { provider: "memory", weight: 3 },
            ],
        }),
        worker({ capacity: "batch" }),
    );

describe("several groups of instances in a cluster", () => {
    it("are each an Auto Scaling group of its own types, behind a capacity provider of its own", async () => {
        const recording = await withGroups();
        const providers = recording.all("ecs/capacityProvider:CapacityProvider");
        assert.deepEqual(providers.map(({ name }) => name).sort(), ["shop-dev", "shop-dev-batch", "shop-dev-memory"]);
        const groups = recording.all("autoscaling/group:Group").map(({ name, inputs }) => {
            const { launchTemplate } = inputs["mixedInstancesPolicy"] as {
                launchTemplate: { overrides: { instanceType: string }[] };
            };
            return [name, inputs["maxSize"], launchTemplate.overrides.map(({ instanceType }) => instanceType)];
        });
        assert.deepEqual(groups.sort(), [
            ["shop-dev", 4, ["t3.medium"]],
            ["shop-dev-batch", 4, ["c6i.large", "m6i.large"]],
            ["shop-dev-memory", 2, ["r6i.large"]],
        ]);
    });

    it("are all on the cluster's one list, of which the group of the section capacity is the default", async () => {
        const { inputs } = (await withGroups()).only("ClusterCapacityProviders");
        assert.deepEqual(
            [inputs["capacityProviders"], inputs["defaultCapacityProviderStrategies"]],
            [
                ["shop-dev-0a1b2c3", "shop-dev-batch-0a1b2c3", "shop-dev-memory-0a1b2c3"],
                [{ capacityProvider: "shop-dev-0a1b2c3", weight: 1 }],
            ],
        );
    });

    it("share the tasks of a service by its base and weights", async () => {
        const recording = await withGroups();
        const strategies = Object.fromEntries(
            recording
                .all("ecs/service:Service")
                .map(({ name, inputs }) => [name, inputs["capacityProviderStrategies"]]),
        );
        assert.deepEqual(strategies, {
            order: [
                { capacityProvider: "shop-dev-0a1b2c3", weight: 1, base: 2 },
                { capacityProvider: "shop-dev-memory-0a1b2c3", weight: 3, base: 0 },
            ],
            mailer: [{ capacityProvider: "shop-dev-batch-0a1b2c3", weight: 1, base: 0 }],
        });
    });

    it("set trunking of the account once, whichever of them want it, and none starts before", async () => {
        const trunked = { instanceTypes: ["m6i.large"], trunking: true };
        const recording = await deployed({ capacity: trunked, capacityProviders: { more: trunked } }, webService());
        const setting = recording.only("AccountSettingDefault");
        for (const group of recording.all("autoscaling/group:Group"))
            assert.ok(recording.reach(group).has(setting), group.name);
    });
});

describe("an environment without instances", () => {
    const onFargate = () =>
        deployed(
            { capacity: undefined },
            webService({
                capacity: [
                    { provider: "fargate", base: 1 },
                    { provider: "fargate-spot", weight: 3 },
                ],
                architecture: "arm64",
            }),
        );

    it("has no Auto Scaling group, and Fargate as the cluster's default", async () => {
        const recording = await onFargate();
        const { inputs } = recording.only("ClusterCapacityProviders");
        assert.deepEqual(recording.all("autoscaling/group:Group"), []);
        assert.deepEqual(
            [inputs["capacityProviders"], inputs["defaultCapacityProviderStrategies"]],
            [["FARGATE", "FARGATE_SPOT"], [{ capacityProvider: "FARGATE", weight: 1 }]],
        );
    });

    it("has services with a strategy of Fargate and Fargate Spot, for the processors that they name", async () => {
        const recording = await onFargate();
        assert.deepEqual(recording.only("ecs/service:Service").inputs["capacityProviderStrategies"], [
            { capacityProvider: "FARGATE", weight: 1, base: 1 },
            { capacityProvider: "FARGATE_SPOT", weight: 3, base: 0 },
        ]);
        const { runtimePlatform, requiresCompatibilities } = recording.only("TaskDefinition").inputs;
        assert.deepEqual(
            [runtimePlatform, requiresCompatibilities],
            [{ operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" }, ["FARGATE"]],
        );
    });
});
