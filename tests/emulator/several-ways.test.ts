import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeScheduledActionsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import {
    DescribeClustersCommand,
    DescribeTaskDefinitionCommand,
    DescribeTasksCommand,
    ListAccountSettingsCommand,
    ListTasksCommand,
    type Service,
    type TaskDefinition,
} from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand, type LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceConfiguration } from "../../model";
import { checkout, type Checkout } from "./support/checkout";
import { clients, type Clients } from "./support/clients";
import { dockerRuns } from "./support/docker";
import { startEmulatedAws, type EmulatedAws } from "./support/emulated-aws";
import { givenImage } from "./support/given-images";
import { leftOf, rulesOf, servicesOf } from "./support/read-back";
import { Stack } from "./support/stack";

const environment = "dev";
const prefix = `flotilla-${environment}`;

const common = (name: string) =>
    ({ name, image: { uri: givenImage(name) }, cpu: "0.25 vCPU", memory: "512 MiB", port: 8080 }) as const;

/** Every way to run a service: where, behind what, beside what, calling whom, and when. */
const configurations: readonly ServiceConfiguration[] = [
    {
        ...common("inventory"),
        routes: ["/inventory", "/inventory/*"],
        loadBalancer: "partners",
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
    { ...common("payment"), capacity: "fargate-spot" },
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

const sections: Readonly<Record<string, unknown>> = {
    "flotilla:capacity": { instanceTypes: ["m6i.large"], min: 1, max: 4, trunking: true },
    "flotilla:loadBalancers": { partners: { allowedCidrs: ["192.0.2.0/24"] } },
};

describe("services that run in several ways", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let sdk: Clients;
    let services: Map<string, Service>;

    const serviceOf = (name: string): Service => {
        const service = services.get(name);
        assert.ok(service !== undefined, name);
        return service;
    };
    const taskOf = async (name: string): Promise<TaskDefinition> => {
        const { taskDefinition } = await sdk.ecs.send(
            new DescribeTaskDefinitionCommand({ taskDefinition: serviceOf(name).taskDefinition }),
        );
        assert.ok(taskDefinition !== undefined);
        return taskDefinition;
    };
    const loadBalancers = async (): Promise<Map<string, LoadBalancer>> => {
        const { LoadBalancers = [] } = await sdk.loadBalancing.send(new DescribeLoadBalancersCommand({}));
        return new Map(LoadBalancers.map((each) => [(each.LoadBalancerName ?? "").replace(/-[0-9a-f]{7}$/, ""), each]));
    };

    const trunking = async () => {
        const { settings = [] } = await sdk.ecs.send(
            new ListAccountSettingsCommand({ name: "awsvpcTrunking", effectiveSettings: true }),
        );
        return settings.map(({ value }) => value);
    };

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout("several-ways");
        for (const configuration of configurations)
            writeFileSync(
                join(copy.folder, "services", configuration.name, "service.ts"),
                `export default ${JSON.stringify(configuration)};\n`,
            );
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        sdk = clients(aws);
        stack = new Stack(copy.folder, environment, aws);
        await stack.init();
        for (const [key, value] of Object.entries(sections)) stack.set([key], value);
        await stack.up();
        services = await servicesOf(sdk, prefix);
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("run on the capacity that each is given", () => {
        const providers = [...services].map(([name, { capacityProviderStrategy = [] }]) => [
            name,
            capacityProviderStrategy.map(({ capacityProvider = "" }) => capacityProvider.replace(/-[0-9a-f]{7}$/, "")),
        ]);
        assert.deepEqual(Object.fromEntries(providers), {
            inventory: ["FARGATE"],
            order: [prefix],
            payment: ["FARGATE_SPOT"],
            user: [prefix],
        });
    });

    it("are all running", () => {
        for (const [name, { runningCount, desiredCount }] of services)
            assert.deepEqual([runningCount, desiredCount], [1, 1], name);
    });

    it("run each container of a task, or have seen it end well", async () => {
        const { taskArns = [] } = await sdk.ecs.send(
            new ListTasksCommand({ cluster: prefix, serviceName: serviceOf("order").serviceName }),
        );
        const { tasks = [] } = await sdk.ecs.send(new DescribeTasksCommand({ cluster: prefix, tasks: taskArns }));
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
        const { clusters = [] } = await sdk.ecs.send(new DescribeClustersCommand({ clusters: [prefix] }));
        const names = (clusters[0]?.capacityProviders ?? []).map((name) => name.replace(/-[0-9a-f]{7}$/, ""));
        assert.deepEqual(names.sort(), ["FARGATE", "FARGATE_SPOT", prefix]);
    });

    it("have a task definition for Fargate with its disk", async () => {
        const { requiresCompatibilities, ephemeralStorage } = await taskOf("inventory");
        assert.deepEqual([requiresCompatibilities, ephemeralStorage], [["FARGATE"], { sizeInGiB: 40 }]);
    });

    it("have their sidecars in order, each with its share and what it waits for", async () => {
        const { containerDefinitions = [] } = await taskOf("order");
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
        const connect = (name: string) => serviceOf(name).deployments?.[0]?.serviceConnectConfiguration;
        assert.deepEqual(connect("inventory")?.services, [
            {
                portName: "http",
                discoveryName: "inventory",
                clientAliases: [{ port: 8080, dnsName: "stock.internal" }],
            },
        ]);
        assert.deepEqual([connect("user")?.enabled, connect("user")?.services ?? []], [true, []]);
    });

    // The emulated ECS keeps the Service Connect configuration, but runs no proxies.
    it("reach one another by their host names");

    it("may reach those that they call, and let in those that call them and the load balancer, and no others", async () => {
        const { SecurityGroups = [] } = await sdk.ec2.send(new DescribeSecurityGroupsCommand({}));
        const names = new Map(
            SecurityGroups.map(({ GroupId, GroupName = "" }) => [GroupId, GroupName.replace(/-[0-9a-f]{7}$/, "")]),
        );
        const { SecurityGroupRules = [] } = await sdk.ec2.send(new DescribeSecurityGroupRulesCommand({}));
        const rules = SecurityGroupRules.filter(({ ReferencedGroupInfo }) => ReferencedGroupInfo !== undefined).map(
            ({ IsEgress, GroupId, ReferencedGroupInfo, FromPort, ToPort }) =>
                [
                    names.get(GroupId),
                    IsEgress === true ? "to" : "from",
                    names.get(ReferencedGroupInfo?.GroupId),
                    `${FromPort}-${ToPort}`,
                ].join(" "),
        );
        const [alb, partners] = [`${prefix}-alb`, `${prefix}-partners-alb`];
        assert.deepEqual(
            rules.filter((rule) => !rule.includes("endpoints")).sort(),
            [
                ["order", "inventory"],
                ["inventory", "order"],
                ["user", "payment"],
                [partners, "inventory"],
                [alb, "order"],
                [alb, "user"],
            ]
                .flatMap(([from, to]) => [`${from} to ${to} 8080-8080`, `${to} from ${from} 8080-8080`])
                .sort(),
        );
    });

    it("are each behind their own load balancer", async () => {
        const all = await loadBalancers();
        assert.deepEqual([...all.keys()].sort(), [prefix, `${prefix}-partners`]);
        const groups = await Promise.all(
            [prefix, `${prefix}-partners`].map(async (name) =>
                (await rulesOf(sdk, all.get(name)?.LoadBalancerArn ?? "")).map(({ targetGroup }) => targetGroup).sort(),
            ),
        );
        assert.deepEqual(groups, [["order", "user"], ["inventory"]]);
    });

    it("change their range at the planned time", async () => {
        const { ScheduledActions = [] } = await sdk.scaling.send(
            new DescribeScheduledActionsCommand({ ServiceNamespace: "ecs" }),
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
        assert.deepEqual(await trunking(), ["enabled"]);
    });

    it("propose no change when nothing has changed, refreshed or not", async () => {
        assert.deepEqual(await stack.changes(), []);
        assert.deepEqual(await stack.changes("--refresh"), []);
    });

    it("come up again unchanged", async () => {
        const before = await stack.resources();
        await stack.up();
        assert.equal(await stack.resources(), before);
    });

    it("are destroyed in one run, and leave nothing", async () => {
        await stack.destroy();
        assert.deepEqual(await leftOf(sdk, environment, prefix), []);
        assert.equal(await stack.resources(), 0);
    });

    it("turn trunking off for the account when they are destroyed", async () => {
        assert.deepEqual(await trunking(), ["disabled"]);
    });
});
