import assert from "node:assert/strict";
import { DescribeScheduledActionsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import {
    DescribeClustersCommand,
    DescribeTasksCommand,
    ListAccountSettingsCommand,
    ListTasksCommand,
} from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand, type LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceConfiguration } from "../../../../model";
import type { Clients } from "../../support/clients";
import { askFrom } from "../../support/containers";
import { givenImage } from "../../support/given-images";
import { rulesOf } from "../../support/read-back";
import type { Part } from "../part";

const common = (name: string) =>
    ({ name, image: { uri: givenImage(name) }, cpu: "0.25 vCPU", memory: "512 MiB", port: 8080 }) as const;

/** Every way to run a service: where, behind what, beside what, calling whom, and when. */
const services: readonly ServiceConfiguration[] = [
    {
        ...common("inventory"),
        routes: ["/inventory", "/inventory/*"],
        loadBalancer: "b2b",
        capacity: "fargate",
        ephemeralStorage: "40 GiB",
        discoveryName: "stock.internal",
        calls: ["order"],
    },
    {
        ...common("order"),
        memory: "1 GiB",
        routes: ["/orders", "/orders/*"],
        calls: ["inventory"],
        dependsOn: { second: "START", first: "SUCCESS" },
        sidecars: {
            first: {
                image: givenImage("payment"),
                memory: "128 MiB",
                essential: false,
                command: ["node", "--version"],
            },
            second: {
                image: givenImage("payment"),
                memory: "128 MiB",
                cpu: "0.125 vCPU",
                port: 8081,
                environment: { PORT: "8081" },
                dependsOn: { first: "SUCCESS" },
            },
        },
    },
    { ...common("payment"), capacity: "fargate-spot", critical: false },
    {
        ...common("user"),
        routes: ["/users"],
        calls: ["payment"],
        scaling: {
            min: 1,
            max: 2,
            schedule: [{ at: "cron(0 8 ? * MON-FRI *)", timezone: "Europe/Dublin", min: 2 }],
        },
    },
];

const withoutSuffix = (name = ""): string => name.replace(/-[0-9a-f]{7}$/, "");

async function loadBalancers(aws: Clients): Promise<Map<string, LoadBalancer>> {
    const { LoadBalancers = [] } = await aws.loadBalancing.send(new DescribeLoadBalancersCommand({}));
    return new Map(LoadBalancers.map((each) => [withoutSuffix(each.LoadBalancerName), each]));
}

async function trunking(aws: Clients): Promise<(string | undefined)[]> {
    const { settings = [] } = await aws.ecs.send(
        new ListAccountSettingsCommand({ name: "awsvpcTrunking", effectiveSettings: true }),
    );
    return settings.map(({ value }) => value);
}

export const part: Part = {
    title: "services that run in several ways",
    services,
    sections: {
        capacity: { trunking: true },
        loadBalancers: { b2b: { allowedCidrs: ["192.0.2.0/24"] } },
    },
    checks: (everything) => {
        const { prefix } = everything;

        it("run on the capacity that each is given", () => {
            const providers = services.map(({ name }) => [
                name,
                (everything.serviceOf(name).capacityProviderStrategy ?? []).map(({ capacityProvider }) =>
                    withoutSuffix(capacityProvider),
                ),
            ]);
            assert.deepEqual(Object.fromEntries(providers), {
                inventory: ["FARGATE"],
                order: [prefix],
                payment: ["FARGATE_SPOT"],
                user: [prefix],
            });
        });

        it("run each container of a task, or have seen it end well", async () => {
            const { ecs } = everything.aws;
            const { taskArns } = await ecs.send(
                new ListTasksCommand({ cluster: prefix, serviceName: everything.serviceOf("order").serviceName }),
            );
            const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: prefix, tasks: taskArns }));
            const containers = tasks.flatMap((task) => task.containers ?? []);
            assert.deepEqual(
                Object.fromEntries(containers.map(({ name, lastStatus, exitCode }) => [name, exitCode ?? lastStatus])),
                {
                    first: 0,
                    order: "RUNNING",
                    second: "RUNNING",
                },
            );
        });

        it("have a cluster that lists Fargate's capacity providers", async () => {
            const { clusters = [] } = await everything.aws.ecs.send(
                new DescribeClustersCommand({ clusters: [prefix] }),
            );
            const names = (clusters[0]?.capacityProviders ?? []).map(withoutSuffix);
            for (const name of ["FARGATE", "FARGATE_SPOT", prefix]) assert.ok(names.includes(name), name);
        });

        it("have a task definition for Fargate with its disk", async () => {
            const { requiresCompatibilities, ephemeralStorage } = await everything.taskOf("inventory");
            assert.deepEqual([requiresCompatibilities, ephemeralStorage], [["FARGATE"], { sizeInGiB: 40 }]);
        });

        it("have their sidecars in order, each with its share and what it waits for", async () => {
            const { containerDefinitions = [] } = await everything.taskOf("order");
            assert.deepEqual(
                containerDefinitions.map(({ name, cpu, memory, essential, dependsOn }) => [
                    name,
                    cpu,
                    memory,
                    essential,
                    dependsOn ?? [],
                ]),
                [
                    [
                        "order",
                        128,
                        768,
                        true,
                        [
                            { containerName: "first", condition: "SUCCESS" },
                            { containerName: "second", condition: "START" },
                        ],
                    ],
                    ["first", 0, 128, false, []],
                    ["second", 128, 128, true, [{ containerName: "first", condition: "SUCCESS" }]],
                ],
            );
        });

        it("are known to one another by their host names", () => {
            const connect = (name: string) => everything.serviceOf(name).deployments?.[0]?.serviceConnectConfiguration;
            assert.deepEqual(connect("inventory")?.services, [
                {
                    portName: "http",
                    discoveryName: "inventory",
                    clientAliases: [{ port: 8080, dnsName: "stock.internal" }],
                },
            ]);
            assert.deepEqual([connect("user")?.enabled, connect("user")?.services ?? []], [true, []]);
        });

        // No proxy of Service Connect runs here: the name leads to the container itself.
        it("reach one another by their host names", async () => {
            const caller = await everything.containerOf("order");
            const answer = JSON.parse(await askFrom(caller, "INVENTORY_URL")) as { service: string; path: string };
            assert.deepEqual([answer.service, answer.path], ["inventory", "/called"]);
        });

        it("may reach those that they call, and let in those that call them and the load balancer, and no others", async () => {
            const { ec2 } = everything.aws;
            const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
            const names = new Map(SecurityGroups.map(({ GroupId, GroupName }) => [GroupId, withoutSuffix(GroupName)]));
            const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
            const mine = new Set(services.map(({ name }) => name));
            const rules = SecurityGroupRules.flatMap(({ IsEgress, GroupId, ReferencedGroupInfo, FromPort, ToPort }) => {
                const [at, other] = [names.get(GroupId) ?? "", names.get(ReferencedGroupInfo?.GroupId) ?? ""];
                const between = [at, IsEgress === true ? "to" : "from", other, `${FromPort}-${ToPort}`];
                return ReferencedGroupInfo !== undefined && (mine.has(at) || mine.has(other))
                    ? [between.join(" ")]
                    : [];
            });
            const [alb, b2b] = [`${prefix}-alb`, `${prefix}-b2b-alb`];
            assert.deepEqual(
                rules.filter((rule) => !rule.includes("endpoints")).sort(),
                [
                    ["order", "inventory"],
                    ["inventory", "order"],
                    ["user", "payment"],
                    [b2b, "inventory"],
                    [alb, "order"],
                    [alb, "user"],
                ]
                    .flatMap(([from, to]) => [`${from} to ${to} 8080-8080`, `${to} from ${from} 8080-8080`])
                    .sort(),
            );
        });

        it("are each behind their own load balancer", async () => {
            const all = await loadBalancers(everything.aws);
            const mine = new Set(services.map(({ name }) => name));
            const groups = await Promise.all(
                [prefix, `${prefix}-b2b`].map(async (name) =>
                    (await rulesOf(everything.aws, all.get(name)?.LoadBalancerArn ?? ""))
                        .map(({ targetGroup }) => targetGroup)
                        .filter((group) => mine.has(group))
                        .sort(),
                ),
            );
            assert.deepEqual(groups, [["order", "user"], ["inventory"]]);
        });

        it("change their range at the planned time", async () => {
            const { ScheduledActions = [] } = await everything.aws.scaling.send(
                new DescribeScheduledActionsCommand({
                    ServiceNamespace: "ecs",
                    ResourceId: `service/${prefix}/${everything.serviceOf("user").serviceName}`,
                }),
            );
            assert.deepEqual(
                ScheduledActions.map(({ Schedule, Timezone, ScalableTargetAction }) => ({
                    Schedule,
                    Timezone,
                    ScalableTargetAction,
                })),
                [
                    {
                        Schedule: "cron(0 8 ? * MON-FRI *)",
                        Timezone: "Europe/Dublin",
                        ScalableTargetAction: { MinCapacity: 2 },
                    },
                ],
            );
        });

        it("have trunking turned on for the account", async () => {
            assert.deepEqual(await trunking(everything.aws), ["enabled"]);
        });
    },
    checksAfterwards: (everything) => {
        it("have trunking turned off for the account", async () => {
            assert.deepEqual(await trunking(everything.aws), ["disabled"]);
        });
    },
};
