import assert from "node:assert/strict";
import * as ec2 from "@pulumi/aws/ec2";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import { deploy } from "../support/recorder";
import { unknown } from "../support/recording";

describe("the recorder", () => {
    it("refuses a function that it has no answer for", () =>
        assert.rejects(
            deploy(() => getRegionOutput()),
            /no answer for function aws:index\/getRegion:getRegion/,
        ));

    it("refuses a type that it has no answer for", () =>
        assert.rejects(
            deploy(() => new ec2.Instance("host", {})),
            /no answer for resource aws:ec2\/instance:Instance/,
        ));

    it("refuses a program that takes an output that it has no answer for", () =>
        assert.rejects(
            deploy(() => new lb.TargetGroup("order").name),
            /no answer for output name of aws:lb\/targetGroup:TargetGroup order/,
        ));

    it("records what a preview does not know", async () => {
        const { recording } = await deploy(() => new ec2.NetworkAcl("data", { vpcId: new ec2.SecurityGroup("a").id }), {
            preview: true,
        });
        assert.equal(recording.only("NetworkAcl").inputs["vpcId"], unknown);
    });

    it("records which inputs are secret, and their values", async () => {
        const { recording } = await deploy(
            () => new ec2.SecurityGroup("a", { description: "a", tags: { key: pulumi.secret("a value") } }),
        );
        const { inputs, secrets } = recording.only("SecurityGroup");
        assert.deepEqual(
            { inputs, secrets },
            { inputs: { description: "a", tags: { key: "a value" } }, secrets: ["tags.key"] },
        );
    });

    it("records the options that guard a resource", async () => {
        const { recording } = await deploy(
            () =>
                new ec2.SecurityGroup(
                    "a",
                    {},
                    {
                        protect: true,
                        retainOnDelete: true,
                        ignoreChanges: ["tags"],
                        deleteBeforeReplace: true,
                        customTimeouts: { create: "1m", update: "2m", delete: "3m" },
                        aliases: [{ name: "b" }],
                    },
                ),
        );
        const { protect, retainOnDelete, ignoreChanges, deleteBeforeReplace, customTimeouts, aliases } =
            recording.only("SecurityGroup");
        assert.deepEqual(
            { protect, retainOnDelete, ignoreChanges, deleteBeforeReplace, customTimeouts, aliases: aliases.length },
            {
                protect: true,
                retainOnDelete: true,
                ignoreChanges: ["tags"],
                deleteBeforeReplace: true,
                customTimeouts: { create: "1m", update: "2m", delete: "3m" },
                aliases: 1,
            },
        );
    });

    it("records calls of functions", async () => {
        const { recording } = await deploy(() => getCallerIdentityOutput());
        assert.deepEqual(
            recording.invocations.map(({ token }) => token),
            ["aws:index/getCallerIdentity:getCallerIdentity"],
        );
    });
});
