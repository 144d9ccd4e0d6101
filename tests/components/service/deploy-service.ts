import * as ecs from "@pulumi/aws/ecs";
import { Service, type ServiceArgs } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { planWith } from "../../support/plans";
import { memoized } from "../../support/memoized";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";

export const tags = { Project: "shop", Environment: "dev", ManagedBy: "pulumi" };
export const imageUri = `${account}.dkr.ecr.eu-west-1.amazonaws.com/shop-dev/order@sha256:0a1b`;
export const repositoryArn = `arn:aws:ecr:eu-west-1:${account}:repository/shop-dev/order`;
export const execLogGroupArn = `arn:aws:logs:eu-west-1:${account}:log-group:/shop/dev/exec`;

/** What a service's test changes. */
export interface ServiceCase {
    readonly sections?: Readonly<Record<string, unknown>>;
    readonly args?: Partial<ServiceArgs>;
}

/** Runs one service alone, on a cluster, network and load balancer that are only named. */
export const deployService = memoized(
    async (configuration: ServiceConfiguration, { sections, args = {} }: ServiceCase = {}): Promise<Recording> => {
        const plan = planWith({ ...(sections && { sections }), services: [configuration] }).services[0];
        if (plan === undefined) throw new Error("the plan has no service");
        const program = () =>
            new Service(plan.name, {
                plan,
                project: "shop",
                stack: "dev",
                region: "eu-west-1",
                accountId: account,
                imageUri,
                repositoryArn,
                clusterArn: "arn:cluster",
                clusterName: "shop-dev",
                execLogGroupArn,
                capacityProviderNames: { ec2: "shop-dev-0a1b2c3" },
                association: new ecs.ClusterCapacityProviders("shop-dev", { clusterName: "shop-dev" }),
                vpcId: "vpc-1",
                subnetIds: ["subnet-a", "subnet-b"],
                loadBalancer: {
                    listenerArn: "arn:listener",
                    securityGroupId: "sg-alb",
                    albArnSuffix: "app/shop-dev/50dc6c495c0c9188",
                },
                ...args,
            });
        return (await deploy(program)).recording;
    },
);

/** The definitions of the service's containers. */
export const containersOf = (recording: Recording): Record<string, unknown>[] =>
    JSON.parse(String(recording.only("TaskDefinition").inputs["containerDefinitions"])) as Record<string, unknown>[];

/** The definition of the service's one container. */
export function containerOf(recording: Recording): Record<string, unknown> {
    const [container, ...others] = containersOf(recording);
    if (container === undefined || others.length > 0) throw new Error(`there are ${others.length + 1} containers`);
    return container;
}
