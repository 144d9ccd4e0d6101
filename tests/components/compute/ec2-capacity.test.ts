import assert from "node:assert/strict";
import { deployCapacity, tags } from "./deploy-capacity";

describe("Ec2Capacity by default", () => {
    it("registers these resources and no others", async () => {
        const recording = await deployCapacity();
        assert.deepEqual(
            recording.registrations
                .slice(1)
                .map(({ type, name }) => `${type.split(":")[2]} ${name}`)
                .sort(),
            [
                "CapacityProvider shop-dev",
                "ClusterCapacityProviders shop-dev",
                "Ec2Capacity shop-dev",
                "Group shop-dev",
                "InstanceProfile shop-dev",
                "LaunchTemplate shop-dev",
                "Role shop-dev",
                "RolePolicy shop-dev",
                "RolePolicyAttachment shop-dev-ssm",
                "SecurityGroup shop-dev",
                "SecurityGroupEgressRule shop-dev-https",
            ],
        );
    });

    it("is the cluster's default strategy", async () => {
        const recording = await deployCapacity();
        assert.deepEqual(recording.only("ClusterCapacityProviders").inputs, {
            clusterName: "shop-dev",
            capacityProviders: ["shop-dev-0a1b2c3"],
            defaultCapacityProviderStrategies: [{ capacityProvider: "shop-dev-0a1b2c3", weight: 1 }],
        });
    });

    it("gives the names of its group and provider", async () => {
        const recording = await deployCapacity();
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:compute:Ec2Capacity")), {
            capacityProviderName: "shop-dev-0a1b2c3",
            groupName: "shop-dev-0a1b2c3",
        });
    });

    it("lets hosts reach HTTPS, and nothing reach them", async () => {
        const recording = await deployCapacity();
        const { ipProtocol, fromPort, toPort, cidrIpv4 } = recording.only("SecurityGroupEgressRule").inputs;
        assert.deepEqual(
            { ipProtocol, fromPort, toPort, cidrIpv4, ingress: recording.all("SecurityGroupIngressRule") },
            { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0", ingress: [] },
        );
    });

    it("keeps its security group free of rules in the other style", async () => {
        const { inputs } = (await deployCapacity()).only("SecurityGroup");
        assert.deepEqual(inputs, {
            vpcId: "vpc-1",
            description: "ECS container instances: nothing comes in",
            tags: { ...tags, Name: "shop-dev" },
        });
    });
});

describe("the capacity provider", () => {
    it("scales, drains and protects instances together", async () => {
        const { autoScalingGroupProvider } = (await deployCapacity()).only(
            "ecs/capacityProvider:CapacityProvider",
        ).inputs;
        assert.deepEqual(autoScalingGroupProvider, {
            autoScalingGroupArn:
                "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:0:autoScalingGroupName/shop-dev-0a1b2c3",
            managedDraining: "ENABLED",
            managedTerminationProtection: "ENABLED",
            managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 120 },
        });
    });

    it("needs the group's own protection from scaling in", async () => {
        assert.equal((await deployCapacity()).only("autoscaling/group:Group").inputs["protectFromScaleIn"], true);
    });

    it("leaves headroom in production", async () => {
        const recording = await deployCapacity({}, { class: "production" });
        const { inputs } = recording.only("ecs/capacityProvider:CapacityProvider");
        assert.match(JSON.stringify(inputs), /"targetCapacity":90/);
    });

    it("takes the configured target and warm-up", async () => {
        const recording = await deployCapacity({ targetCapacity: 75, warmup: "5 min" });
        const { inputs } = recording.only("ecs/capacityProvider:CapacityProvider");
        const { managedScaling } = inputs["autoScalingGroupProvider"] as { managedScaling: object };
        assert.deepEqual(managedScaling, { status: "ENABLED", targetCapacity: 75, instanceWarmupPeriod: 300 });
    });
});

for (const type of ["CapacityProvider", "LaunchTemplate", "autoscaling/group:Group", "iam/role:Role"]) {
    describe(`the ${type} of the capacity`, () => {
        it("has no fixed name, which a replacement would collide with", async () => {
            const { inputs } = (await deployCapacity()).only(type);
            assert.deepEqual([inputs["name"], inputs["namePrefix"]], [undefined, undefined]);
        });
    });
}
