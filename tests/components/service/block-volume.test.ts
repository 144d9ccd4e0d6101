import assert from "node:assert/strict";
import { account } from "../../support/answers";
import { webService } from "../../support/plans";
import { containerOf, deployService } from "./deploy-service";

const disk = (ebs: object = {}) =>
    webService({ volumes: { index: { path: "/index", ebs: { size: "20 GiB" as const, ...ebs } } } });

describe("a disk of each task", () => {
    it("is made at the deployment: encrypted, of gp3, and with the service's tags", async () => {
        const recording = await deployService(disk());
        const { tags, volumeConfiguration } = recording.only("ecs/service:Service").inputs;
        assert.deepEqual(volumeConfiguration, {
            name: "index",
            managedEbsVolume: {
                roleArn: `arn:aws:iam::${account}:role/order-volumes-0a1b2c3`,
                encrypted: true,
                sizeInGb: 20,
                volumeType: "gp3",
                fileSystemType: "xfs",
                tagSpecifications: [{ resourceType: "volume", tags }],
            },
        });
        assert.deepEqual(recording.only("TaskDefinition").inputs["volumes"], [
            { name: "index", configureAtLaunch: true },
        ]);
        assert.deepEqual(containerOf(recording)["mountPoints"], [
            { sourceVolume: "index", containerPath: "/index", readOnly: false },
        ]);
    });

    it("takes its type, operations, throughput, snapshot and file system from the configuration", async () => {
        const { inputs } = (
            await deployService(disk({ iops: 4000, throughput: 250, snapshotId: "snap-0a1b", fileSystem: "ext4" }))
        ).only("ecs/service:Service");
        const { managedEbsVolume } = inputs["volumeConfiguration"] as { managedEbsVolume: Record<string, unknown> };
        const { iops, throughput, snapshotId, fileSystemType } = managedEbsVolume;
        assert.deepEqual([iops, throughput, snapshotId, fileSystemType], [4000, 250, "snap-0a1b", "ext4"]);
    });

    it("is made by a role that ECS takes, with the policy that AWS has for it, before the first task", async () => {
        const recording = await deployService(disk());
        const role = recording.named("iam/role:Role", "order-volumes");
        assert.match(String(role.inputs["assumeRolePolicy"]), /"Service":"ecs.amazonaws.com"/);
        const rights = recording.named("RolePolicyAttachment", "order-volumes");
        assert.equal(
            rights.inputs["policyArn"],
            "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes",
        );
        assert.ok(recording.reach(recording.only("ecs/service:Service")).has(rights));
    });

    it("is none of the service's jobs", async () => {
        const recording = await deployService({ ...disk(), jobs: { nightly: { command: ["tidy"] } } });
        const { inputs } = recording.named("TaskDefinition", "order-nightly");
        assert.equal(inputs["volumes"], undefined);
        assert.match(String(inputs["containerDefinitions"]), /"mountPoints":\[\]/);
    });

    it("is none where it is not asked for, and nor is the role", async () => {
        const recording = await deployService(webService());
        assert.equal(recording.only("ecs/service:Service").inputs["volumeConfiguration"], undefined);
        assert.ok(!recording.names("iam/role:Role").includes("order-volumes"));
    });
});
