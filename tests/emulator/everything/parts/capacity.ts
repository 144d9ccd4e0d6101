import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import { DescribeCapacityProvidersCommand, DescribeClustersCommand } from "@aws-sdk/client-ecs";
import type { ServiceConfiguration } from "../../../../model";
import { givenImage } from "../../support/given-images";
import type { Part } from "../part";

const common = (name: string) =>
    ({ name, image: { uri: givenImage("order") }, cpu: "0.25 vCPU", memory: "512 MiB", port: 8080 }) as const;

const services: readonly ServiceConfiguration[] = [
    { ...common("catalogue"), capacity: "memory" },
    { ...common("vision"), capacity: "gpu", gpus: 1 },
    { ...common("media"), capacity: "managed" },
    { ...common("crawler"), capacity: "batch", critical: false },
    {
        ...common("search"),
        capacity: [
            { provider: "ec2", base: 1, weight: 1 },
            { provider: "memory", weight: 2 },
        ],
        scaling: { min: 2 },
    },
    {
        ...common("thumbnails"),
        capacity: [
            { provider: "fargate", base: 1, weight: 1 },
            { provider: "fargate-spot", weight: 3 },
        ],
    },
];

const withoutSuffix = (name = ""): string => name.replace(/-[0-9a-f]{7}$/, "");

export const part: Part = {
    title: "capacity",
    services,
    sections: {
        capacityProviders: {
            memory: {
                instanceTypes: ["r6i.large", "r5.large"],
                min: 0,
                max: 3,
                os: "bottlerocket",
                warmPool: { min: 1, maxPrepared: 2 },
            },
            batch: { instanceTypes: ["c6i.large", "m6i.large"], min: 0, max: 3, spot: 100 },
            gpu: { instanceTypes: ["g5.xlarge"], min: 0, max: 2 },
            managed: { managedInstances: { instanceTypes: ["m6i.large", "m6i.xlarge"] }, experimental: true },
            old: { instanceTypes: ["m5.large"], retired: true },
        },
    },
    checks: (everything) => {
        const { prefix } = everything;

        it("has a capacity provider for each group, and Fargate's, all on the cluster's one list", async () => {
            const { clusters = [] } = await everything.aws.ecs.send(
                new DescribeClustersCommand({ clusters: [prefix] }),
            );
            const listed = (clusters[0]?.capacityProviders ?? []).map(withoutSuffix).sort();
            const own = ["", "-batch", "-gpu", "-managed", "-memory", "-old"].map((suffix) => prefix + suffix);
            assert.deepEqual(listed, ["FARGATE", "FARGATE_SPOT", ...own]);
        });

        it("shares the tasks of a service by base and weights", () => {
            const strategies = services.map(({ name }) => [
                name,
                (everything.serviceOf(name).capacityProviderStrategy ?? [])
                    .map(({ capacityProvider, base = 0, weight = 0 }) => [
                        withoutSuffix(capacityProvider),
                        base,
                        weight,
                    ])
                    .sort(),
            ]);
            assert.deepEqual(Object.fromEntries(strategies), {
                catalogue: [[`${prefix}-memory`, 0, 1]],
                crawler: [[`${prefix}-batch`, 0, 1]],
                search: [
                    [prefix, 1, 1],
                    [`${prefix}-memory`, 0, 2],
                ],
                media: [[`${prefix}-managed`, 0, 1]],
                vision: [[`${prefix}-gpu`, 0, 1]],
                thumbnails: [
                    ["FARGATE", 1, 1],
                    ["FARGATE_SPOT", 0, 3],
                ],
            });
        });

        it("has a group of Spot alone, of both of its types, and a retired one without instances", async () => {
            const { AutoScalingGroups = [] } = await everything.aws.autoScaling.send(
                new DescribeAutoScalingGroupsCommand({}),
            );
            const groups = new Map(
                AutoScalingGroups.map((group) => [withoutSuffix(group.AutoScalingGroupName), group]),
            );
            const policy = groups.get(`${prefix}-batch`)?.MixedInstancesPolicy;
            assert.equal(policy?.InstancesDistribution?.OnDemandPercentageAboveBaseCapacity, 0);
            assert.deepEqual(
                policy?.LaunchTemplate?.Overrides?.map(({ InstanceType }) => InstanceType),
                ["c6i.large", "m6i.large"],
            );
            assert.equal(groups.get(`${prefix}-old`)?.MinSize, 0);
        });

        it("drains each of its capacity providers, and scales it", async () => {
            const { capacityProviders = [] } = await everything.aws.ecs.send(new DescribeCapacityProvidersCommand({}));
            const own = capacityProviders.filter(
                ({ name = "", autoScalingGroupProvider }) =>
                    name.startsWith(prefix) && autoScalingGroupProvider !== undefined,
            );
            assert.equal(own.length, 5);
            assert.deepEqual(
                own.map(({ autoScalingGroupProvider: of }) => [
                    of?.managedScaling?.status,
                    of?.managedTerminationProtection,
                ]),
                own.map(() => ["ENABLED", "ENABLED"]),
            );
        });

        it("keeps the warm pool of a group that has several types", async () => {
            const { AutoScalingGroups = [] } = await everything.aws.autoScaling.send(
                new DescribeAutoScalingGroupsCommand({}),
            );
            const pools = AutoScalingGroups.flatMap(({ AutoScalingGroupName, WarmPoolConfiguration }) =>
                WarmPoolConfiguration === undefined
                    ? []
                    : [[withoutSuffix(AutoScalingGroupName), WarmPoolConfiguration]],
            );
            assert.deepEqual(Object.fromEntries(pools), {
                [`${prefix}-memory`]: { MaxGroupPreparedCapacity: 2, MinSize: 1, PoolState: "Stopped" },
            });
        });

        it("has instances that ECS manages, for tasks that are for them", async () => {
            const { capacityProviders = [] } = await everything.aws.ecs.send(new DescribeCapacityProvidersCommand({}));
            const [managed] = capacityProviders.filter(
                ({ managedInstancesProvider }) => managedInstancesProvider !== undefined,
            );
            assert.equal(managed?.cluster, prefix);
            const { instanceLaunchTemplate, infrastructureRoleArn = "" } = managed.managedInstancesProvider ?? {};
            assert.match(infrastructureRoleArn, new RegExp(`:role/${prefix}-managed-infrastructure-`));
            assert.deepEqual(instanceLaunchTemplate?.instanceRequirements?.allowedInstanceTypes?.sort(), [
                "m6i.large",
                "m6i.xlarge",
            ]);
            assert.deepEqual((await everything.taskOf("media")).requiresCompatibilities, ["MANAGED_INSTANCES"]);
        });

        it("gives a task its GPU", async () => {
            const { containerDefinitions = [] } = await everything.taskOf("vision");
            assert.deepEqual(
                containerDefinitions.map(({ resourceRequirements }) => resourceRequirements),
                [[{ type: "GPU", value: "1" }]],
            );
        });

        it("has instances that wait, that ECS ends, and that have GPUs");

        it("starts Bottlerocket with its settings where that is the system", async () => {
            const { AutoScalingGroups = [] } = await everything.aws.autoScaling.send(
                new DescribeAutoScalingGroupsCommand({}),
            );
            const memory = AutoScalingGroups.find(
                ({ AutoScalingGroupName }) => withoutSuffix(AutoScalingGroupName) === `${prefix}-memory`,
            );
            const { LaunchTemplateId } =
                memory?.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ?? {};
            const { LaunchTemplateVersions = [] } = await everything.aws.ec2.send(
                new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ["$Latest"] }),
            );
            const data = LaunchTemplateVersions[0]?.LaunchTemplateData;
            assert.match(data?.ImageId ?? "", /bottlerocket\/aws-ecs-2\/x86_64/);
            assert.match(
                Buffer.from(data?.UserData ?? "", "base64").toString(),
                new RegExp(
                    `^\\[settings\\.ecs\\]\ncluster = "${prefix}"\n(.*\n)*\\[settings\\.autoscaling\\]\nshould-wait = true\n`,
                ),
            );
        });
    },
};
