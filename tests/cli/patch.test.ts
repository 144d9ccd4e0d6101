import assert from "node:assert/strict";
import { arn, clusters, well } from "./support/aws-answers";
import { startedAwsServer, type AwsAnswer } from "./support/aws-server";
import { TemporaryProject } from "./support/temporary-project";

const [oldImage, newImage] = ["ami-0aaaaaaaaaaaaaaaa", "ami-0bbbbbbbbbbbbbbbb"];

interface Answered {
    readonly groups: readonly {
        readonly outdated: readonly string[];
        readonly refresh?: { readonly status: string };
    }[];
}

/** What is answered where two instances run these AMIs, and a refresh ends so. */
const answers = (images: readonly string[], refreshes: AwsAnswer): Readonly<Record<string, AwsAnswer>> => ({
    ...well,
    DescribeClusters: {
        clusters: clusters.map((cluster) => ({ ...cluster, capacityProviders: ["shop-dev-0a1b2c3", "FARGATE"] })),
    },
    DescribeCapacityProviders: {
        capacityProviders: [
            {
                name: "shop-dev-0a1b2c3",
                autoScalingGroupProvider: {
                    autoScalingGroupArn: `${arn("autoScalingGroup:1", "autoscaling")}:autoScalingGroupName/shop-dev-4d5e6f7`,
                },
            },
            { name: "FARGATE" },
        ],
    },
    DescribeAutoScalingGroups: {
        AutoScalingGroups: [
            {
                AutoScalingGroupName: "shop-dev-4d5e6f7",
                MixedInstancesPolicy: {
                    LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: "lt-1", Version: "$Latest" } },
                },
                Instances: images.map((_, index) => ({ InstanceId: `i-${index}` })),
            },
        ],
    },
    DescribeLaunchTemplateVersions: { launchTemplateVersionSet: [{ launchTemplateData: { imageId: newImage } }] },
    DescribeInstances: {
        reservationSet: [{ instancesSet: images.map((imageId, index) => ({ instanceId: `i-${index}`, imageId })) }],
    },
    DescribeInstanceRefreshes: refreshes,
    StartInstanceRefresh: { InstanceRefreshId: "refresh-1" },
});

const refresh = (Status: string, over: object = {}) => ({
    InstanceRefreshes: [
        { InstanceRefreshId: "refresh-1", Status, PercentageComplete: 50, InstancesToUpdate: 1, ...over },
    ],
});

describe("flotilla patch", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    after(() => project.remove());

    const patch = (...args: readonly string[]) => project.run("patch", "--stack", "dev", ...args);
    const started = () => aws.inputsOf("StartInstanceRefresh");

    it("replaces the instances of an older AMI, a new one first, those with tasks too, and follows it", async () => {
        aws.answers = answers([oldImage, newImage], (_, look) =>
            look === 0
                ? { InstanceRefreshes: [] }
                : look === 1
                  ? refresh("InProgress")
                  : refresh("Successful", { PercentageComplete: 100 }),
        );
        const { code, stdout, stderr } = await patch("--yes");
        assert.equal(code, 0, stderr);
        assert.match(stdout, /✔ the instances of shop-dev-0a1b2c3 are new/);
        assert.match(stderr, /inprogress: 50 %, 1 to go/);
        const [{ AutoScalingGroupName: group, ...input } = {}] = started();
        assert.equal(group, "shop-dev-4d5e6f7");
        assert.deepEqual(
            [
                input["Preferences.MinHealthyPercentage"],
                input["Preferences.MaxHealthyPercentage"],
                input["Preferences.ScaleInProtectedInstances"],
            ],
            ["100", "110", "Refresh"],
        );
    });

    it("asks what the launch template's AMI comes to now", async () => {
        aws.answers = answers([newImage], { InstanceRefreshes: [] });
        await patch();
        const [{ ResolveAlias: resolved, "LaunchTemplateVersion.1": version } = {}] = aws.inputsOf(
            "DescribeLaunchTemplateVersions",
        );
        assert.deepEqual([resolved, version], ["true", "$Latest"]);
    });

    it("does nothing where all instances run the newest AMI", async () => {
        aws.answers = answers([newImage, newImage], { InstanceRefreshes: [] });
        const { code, stdout } = await patch("--yes");
        assert.equal(code, 0);
        assert.match(stdout, /No instance is to be replaced/);
        assert.deepEqual(started(), []);
    });

    it("replaces them all the same with --force", async () => {
        aws.answers = answers([newImage], (_, look) =>
            look === 0 ? { InstanceRefreshes: [] } : refresh("Successful"),
        );
        assert.equal((await patch("--yes", "--force")).code, 0);
        assert.equal(started().length, 1);
    });

    it("only tells with --check, and fails where there is something to replace", async () => {
        aws.answers = answers([oldImage, newImage], { InstanceRefreshes: [] });
        const { code, stdout } = await patch("--check", "--json");
        assert.equal(code, 1);
        assert.deepEqual((JSON.parse(stdout) as Answered).groups[0]?.outdated, ["i-0"]);
        assert.deepEqual(started(), []);
    });

    it("follows a refresh that goes on, and begins no second one", async () => {
        aws.answers = answers([oldImage], (_, look) => (look === 0 ? refresh("InProgress") : refresh("Successful")));
        assert.equal((await patch("--yes")).code, 0);
        assert.deepEqual(started(), []);
    });

    it("fails where the refresh does, with AWS's reason", async () => {
        aws.answers = answers([oldImage], (_, look) =>
            look === 0
                ? { InstanceRefreshes: [] }
                : refresh("Failed", { StatusReason: "an instance did not become healthy" }),
        );
        const { code, stdout } = await patch("--yes");
        assert.equal(code, 1);
        assert.match(stdout, /✘ shop-dev-0a1b2c3: failed; an instance did not become healthy/);
    });

    it("asks nobody where nobody can answer, and changes nothing", async () => {
        aws.answers = answers([oldImage], { InstanceRefreshes: [] });
        const { code, stderr } = await patch();
        assert.equal(code, 2);
        assert.match(stderr, /say --yes/);
        assert.deepEqual(started(), []);
    });

    it("says so where a stack has no instances", async () => {
        aws.answers = well;
        const { code, stdout } = await patch();
        assert.equal(code, 0);
        assert.match(stdout, /dev has no EC2 instances/);
    });
});
