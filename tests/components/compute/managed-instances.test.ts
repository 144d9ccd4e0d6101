import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { instanceRequirements } from "../../../model/plan/capacity/instance-requirements";
import { memoized } from "../../support/memoized";
import { planWith, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";

const deployed = memoized(async () => {
    const plan = planWith({
        sections: {
            capacity: { instanceTypes: ["t3.medium"] },
            capacityProviders: {
                managed: {
                    managedInstances: { instanceTypes: ["m7g.large", "m7g.xlarge"], rootVolume: "50 GiB" },
                    experimental: true,
                },
            },
        },
        services: [worker({ capacity: "managed" })],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const provider = async () => {
    const found = (await deployed())
        .all("ecs/capacityProvider:CapacityProvider")
        .find(({ name }) => name === "shop-dev-managed");
    assert.ok(found !== undefined);
    return found;
};

const policyOf = async (name: string) =>
    String((await deployed()).all("iam/rolePolicy:RolePolicy").find((each) => each.name === name)?.inputs["policy"]);

describe("instances that ECS manages", () => {
    it("are a capacity provider of the cluster, without an Auto Scaling group or a launch template", async () => {
        const recording = await deployed();
        const { inputs } = await provider();
        assert.equal(inputs["cluster"], "shop-dev");
        assert.equal(inputs["autoScalingGroupProvider"], undefined);
        for (const type of ["autoscaling/group:Group", "LaunchTemplate"])
            assert.deepEqual(
                recording.all(type).map(({ name }) => name),
                ["shop-dev"],
            );
    });

    it("are on the cluster's one list", async () => {
        assert.deepEqual((await deployed()).only("ClusterCapacityProviders").inputs["capacityProviders"], [
            "shop-dev-0a1b2c3",
            "shop-dev-managed-0a1b2c3",
        ]);
    });

    it("are of the named types, with a volume of the size", async () => {
        const { inputs } = await provider();
        const { instanceLaunchTemplate: template, propagateTags } = inputs["managedInstancesProvider"] as {
            instanceLaunchTemplate: Record<string, unknown>;
            propagateTags: string;
        };
        assert.equal(propagateTags, "CAPACITY_PROVIDER");
        assert.deepEqual(
            [template["instanceRequirements"], template["storageConfiguration"], template["monitoring"]],
            [instanceRequirements(["m7g.large", "m7g.xlarge"]), { storageSizeGib: 50 }, "BASIC"],
        );
    });

    it("run tasks that are for them, by no placement strategy", async () => {
        const recording = await deployed();
        const { requiresCompatibilities, runtimePlatform } = recording.only("TaskDefinition").inputs;
        assert.deepEqual(
            [requiresCompatibilities, runtimePlatform],
            [["MANAGED_INSTANCES"], { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" }],
        );
        const { capacityProviderStrategies, orderedPlacementStrategies } = recording.only("ecs/service:Service").inputs;
        assert.deepEqual(capacityProviderStrategies, [
            { capacityProvider: "shop-dev-managed-0a1b2c3", weight: 1, base: 0 },
        ]);
        assert.deepEqual(orderedPlacementStrategies ?? [], []);
    });

    it("are started by a role that passes on theirs alone, and makes nothing that is not marked as ECS's", async () => {
        const { Statement } = JSON.parse(await policyOf("shop-dev-managed-infrastructure")) as {
            Statement: { Action: string | string[]; Resource: string | string[]; Condition?: object }[];
        };
        const passes = Statement.filter(({ Action }) => Action === "iam:PassRole");
        assert.equal(passes.length, 1);
        assert.match(String(passes[0]?.Resource), /role\/shop-dev-managed/);
        const free = Statement.filter(({ Condition }) => Condition === undefined).flatMap(({ Action }) => Action);
        assert.ok(
            free.every((action) => /^ec2:(Describe\w+|CreateFleet|RunInstances)$/.test(action)),
            free.join(),
        );
    });

    it("register with their own cluster alone", async () => {
        assert.match(await policyOf("shop-dev-managed"), /"ecs:cluster":"arn:aws:ecs:/);
    });

    it("keep their rights and their way out until they are gone", async () => {
        const recording = await deployed();
        const reached = recording.reach(await provider());
        for (const [type, name] of [
            ["iam/rolePolicy:RolePolicy", "shop-dev-managed"],
            ["iam/rolePolicy:RolePolicy", "shop-dev-managed-infrastructure"],
            ["SecurityGroupEgressRule", "shop-dev-managed-https"],
            ["ecs/cluster:Cluster", "shop-dev"],
        ] as const)
            assert.ok(
                [...reached].some((each) => each.type.includes(type) && each.name === name),
                name,
            );
        assert.equal((await provider()).customTimeouts.delete, "30m");
    });
});

describe("what is asked of managed instances", () => {
    it("lets burstable and bare-metal types be, where they are named", () => {
        const { burstablePerformance, bareMetal, vcpuCount, memoryMib } = instanceRequirements([
            "t4g.small",
            "m7g.metal",
        ]);
        assert.deepEqual([burstablePerformance, bareMetal], ["included", "included"]);
        assert.deepEqual([vcpuCount, memoryMib], [{ min: 2 }, { min: 2048 }]);
        assert.equal(instanceRequirements(["m7g.large"]).burstablePerformance, "excluded");
    });
});
