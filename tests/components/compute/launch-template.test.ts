import assert from "node:assert/strict";
import { deployCapacity } from "./deploy-capacity";

const template = async (...configuration: Parameters<typeof deployCapacity>) =>
    (await deployCapacity(...configuration)).only("LaunchTemplate").inputs;

describe("the launch template", () => {
    it("requires IMDSv2, and keeps containers from it", async () => {
        assert.deepEqual((await template())["metadataOptions"], {
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
        });
    });

    for (const [rootVolume, volumeSize] of [
        [undefined, 30],
        ["80 GiB", 80],
    ] as const) {
        it(`has an encrypted gp3 root volume of ${volumeSize} GiB with rootVolume: ${rootVolume}`, async () => {
            const { blockDeviceMappings } = await template({ ...(rootVolume !== undefined && { rootVolume }) });
            assert.deepEqual(blockDeviceMappings, [
                {
                    deviceName: "/dev/xvda",
                    ebs: { volumeType: "gp3", volumeSize, encrypted: "true", deleteOnTermination: "true" },
                },
            ]);
        });
    }

    for (const [capacity, imageId] of [
        [{}, "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"],
        [
            { instanceTypes: ["m7g.large"] },
            "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
        ],
        [{ ami: "ami-0123456789abcdef0" }, "ami-0123456789abcdef0"],
        [{ os: "bottlerocket" }, "resolve:ssm:/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id"],
        [
            { os: "bottlerocket", instanceTypes: ["m7g.large"] },
            "resolve:ssm:/aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id",
        ],
    ] as const) {
        it(`starts ${imageId} with ${JSON.stringify(capacity)}`, async () => {
            assert.equal((await template(capacity))["imageId"], imageId);
        });
    }

    it("has Bottlerocket's settings, and a data volume of its own, with os: bottlerocket", async () => {
        const { userData, blockDeviceMappings } = await template({ os: "bottlerocket", rootVolume: "50 GiB" });
        assert.equal(
            Buffer.from(String(userData), "base64").toString(),
            [
                "[settings.ecs]",
                'cluster = "shop-dev"',
                "awsvpc-block-imds = true",
                "enable-spot-instance-draining = true",
                'image-pull-behavior = "prefer-cached"',
                "",
            ].join("\n"),
        );
        const volume = { volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" };
        assert.deepEqual(blockDeviceMappings, [
            { deviceName: "/dev/xvda", ebs: volume },
            { deviceName: "/dev/xvdb", ebs: { ...volume, volumeSize: 50 } },
        ]);
    });

    it("has instances wait until they are in the group before they join the cluster, with a warm pool", async () => {
        const script = async (capacity: Record<string, unknown>) =>
            Buffer.from(String((await template(capacity))["userData"]), "base64").toString();
        assert.match(await script({ warmPool: {} }), /^ECS_WARM_POOLS_CHECK=true$/m);
        assert.doesNotMatch(await script({}), /WARM_POOLS/);
        assert.match(
            await script({ os: "bottlerocket", warmPool: {} }),
            /\n\[settings\.autoscaling\]\nshould-wait = true\n$/,
        );
    });

    it("lets instances hibernate where they wait so", async () => {
        const hibernated = { instanceTypes: ["m6i.large"], warmPool: { state: "hibernated" } };
        assert.deepEqual((await template(hibernated))["hibernationOptions"], { configured: true });
        assert.equal((await template({ warmPool: {} }))["hibernationOptions"], undefined);
    });

    it("has a script that joins the cluster and keeps tasks from the host's role", async () => {
        const { userData } = await template();
        assert.equal(
            Buffer.from(String(userData), "base64").toString(),
            [
                "#!/bin/bash",
                "cat >> /etc/ecs/ecs.config <<'EOF'",
                "ECS_CLUSTER=shop-dev",
                "ECS_AWSVPC_BLOCK_IMDS=true",
                "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true",
                "ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM=ec2_instance",
                "ECS_IMAGE_PULL_BEHAVIOR=prefer-cached",
                "EOF",
                "",
            ].join("\n"),
        );
    });

    for (const [environment, capacity, enabled] of [
        ["disposable", {}, false],
        ["production", {}, true],
        ["production", { detailedMonitoring: false }, false],
    ] as const) {
        it(`has detailed monitoring ${enabled ? "on" : "off"} for ${environment} ${JSON.stringify(capacity)}`, async () => {
            assert.deepEqual((await template(capacity, { class: environment }))["monitoring"], { enabled });
        });
    }

    it("has no SSH key and asks for no public address", async () => {
        const { keyName, networkInterfaces } = await template();
        assert.deepEqual([keyName, networkInterfaces], [undefined, undefined]);
    });

    it("tags instances and volumes", async () => {
        const tags = { Project: "shop", Name: "shop-dev" };
        assert.deepEqual((await template())["tagSpecifications"], [
            { resourceType: "instance", tags },
            { resourceType: "volume", tags },
        ]);
    });

    it("prefers the first of the configured types", async () => {
        assert.equal((await template({ instanceTypes: ["m6i.large", "m5.large"] }))["instanceType"], "m6i.large");
    });
});
