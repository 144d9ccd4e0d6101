import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { webService, worker } from "../../support/plans";
import { deployService } from "../service/deploy-service";

const nightly = { command: ["report"], schedule: "cron(30 2 ? * * *)", timezone: "Europe/Dublin", retries: 2 };
const withJobs = (jobs: ServiceConfiguration["jobs"], over: Partial<ServiceConfiguration> = {}) =>
    deployService(
        webService({ ...(jobs && { jobs }), environment: { LEVEL: "info" }, secrets: { KEY: "/k" }, ...over }),
    );
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`;

describe("a service without jobs", () => {
    it("has one task definition, no hook, and no tag of one", async () => {
        const recording = await deployService(webService());
        assert.equal(recording.all("TaskDefinition").length, 1);
        const { hooks, inputs } = recording.only("ecs/service:Service");
        assert.deepEqual(hooks, { beforeCreate: [], beforeUpdate: [] });
        assert.deepEqual(Object.keys(inputs["tags"] as object).sort(), [
            "Environment",
            "ManagedBy",
            "Project",
            "Service",
        ]);
    });
});

describe("a job", () => {
    it("is the service's container with another command, to which nothing listens", async () => {
        const recording = await withJobs({ report: { command: ["node", "report.js"] } });
        const { inputs } = recording.named("TaskDefinition", "order-report");
        const own = recording.named("TaskDefinition", "order").inputs;
        assert.equal(inputs["family"], "shop-dev-order-report");
        assert.deepEqual(
            [inputs["cpu"], inputs["memory"], inputs["taskRoleArn"], inputs["executionRoleArn"]],
            [own["cpu"], own["memory"], own["taskRoleArn"], own["executionRoleArn"]],
        );
        const [container] = JSON.parse(String(inputs["containerDefinitions"])) as Record<string, unknown>[];
        assert.deepEqual(
            [container?.["name"], container?.["command"], container?.["portMappings"], container?.["environment"]],
            ["report", ["node", "report.js"], [], [{ name: "LEVEL", value: "info" }]],
        );
        assert.equal((container?.["secrets"] as object[]).length, 1);
    });

    it("tells by its tags where it runs", async () => {
        const { inputs } = (await withJobs({ report: { command: ["a"] } })).named("TaskDefinition", "order-report");
        const { Job, ...tags } = inputs["tags"] as Record<string, string>;
        assert.equal(Job, "report");
        assert.deepEqual(
            Object.entries(tags)
                .filter(([key]) => key.startsWith("flotilla:"))
                .sort(),
            [
                ["flotilla:capacity", "shop-dev-0a1b2c3:1:0"],
                ["flotilla:security-group", "order-id"],
                ["flotilla:subnets", "subnet-a subnet-b"],
            ],
        );
    });
});

describe("a job before a deployment", () => {
    const migrate = { command: ["migrate"], before: "deployment" as const };

    it("is a hook of the service, which the service's tag tells from what has run", async () => {
        const recording = await withJobs({ migrate, report: { command: ["a"] } });
        const { hooks, inputs } = recording.only("ecs/service:Service");
        assert.deepEqual(hooks, {
            beforeCreate: ["order-before-deployment"],
            beforeUpdate: ["order-before-deployment"],
        });
        const tags = inputs["tags"] as Record<string, string>;
        assert.equal(tags["flotilla:job:migrate"], "1");
        assert.equal(tags["flotilla:job:report"], undefined);
    });

    it("has its task definition, roles and network before the service", async () => {
        const recording = await withJobs({ migrate });
        const reached = recording.reach(recording.only("ecs/service:Service"));
        for (const needed of [recording.named("TaskDefinition", "order-migrate"), ...recording.all("RolePolicy")])
            assert.ok(reached.has(needed), needed.name);
    });
});

describe("a job at fixed times", () => {
    it("is started by EventBridge Scheduler, with retries and a queue for what it could not start", async () => {
        const recording = await withJobs({ nightly });
        const { inputs } = recording.only("scheduler/schedule:Schedule");
        assert.deepEqual(
            [inputs["scheduleExpression"], inputs["scheduleExpressionTimezone"], inputs["state"]],
            ["cron(30 2 ? * * *)", "Europe/Dublin", "ENABLED"],
        );
        const target = inputs["target"] as Record<string, unknown>;
        assert.equal(target["arn"], "arn:cluster");
        assert.deepEqual(target["retryPolicy"], { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600 });
        assert.deepEqual(target["deadLetterConfig"], { arn: arn("sqs", "shop-dev-order-schedules-dead-letters") });
        assert.deepEqual(target["ecsParameters"], {
            taskDefinitionArn: arn("ecs", "task-definition/shop-dev-order-nightly:1"),
            taskCount: 1,
            capacityProviderStrategies: [{ capacityProvider: "shop-dev-0a1b2c3", weight: 1, base: 0 }],
            networkConfiguration: {
                subnets: ["subnet-a", "subnet-b"],
                securityGroups: ["order-id"],
                assignPublicIp: false,
            },
            enableEcsManagedTags: true,
            propagateTags: "TASK_DEFINITION",
        });
    });

    it("may be paused", async () => {
        const { inputs } = (await withJobs({ nightly: { ...nightly, paused: true } })).only(
            "scheduler/schedule:Schedule",
        );
        assert.equal(inputs["state"], "DISABLED");
    });

    it("may start tasks of its family in its cluster, give them their two roles, and nothing else", async () => {
        const recording = await withJobs({ nightly, report: { command: ["a"] } });
        const { Statement } = JSON.parse(String(recording.named("RolePolicy", "order-schedules").inputs["policy"])) as {
            Statement: { Sid: string; Action: string; Resource: unknown; Condition?: unknown }[];
        };
        assert.deepEqual(
            Statement.map(({ Sid, Action, Resource, Condition }) => [Sid, Action, Resource, Condition]),
            [
                [
                    "RunJobs",
                    "ecs:RunTask",
                    [arn("ecs", "task-definition/shop-dev-order-nightly:*")],
                    { ArnEquals: { "ecs:cluster": "arn:cluster" } },
                ],
                [
                    "TagTasks",
                    "ecs:TagResource",
                    arn("ecs", "task/shop-dev/*"),
                    { StringEquals: { "ecs:CreateAction": "RunTask" } },
                ],
                [
                    "GiveRoles",
                    "iam:PassRole",
                    [
                        `arn:aws:iam::${account}:role/order-execution-0a1b2c3`,
                        `arn:aws:iam::${account}:role/order-task-0a1b2c3`,
                    ],
                    { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
                ],
                ["DeadLetters", "sqs:SendMessage", arn("sqs", "shop-dev-order-schedules-dead-letters"), undefined],
            ],
        );
    });
});

describe("a service that has nothing but jobs", () => {
    it("has no ECS service, and its jobs all the same", async () => {
        const recording = await deployService(worker({ runs: "jobs", jobs: { nightly } }));
        assert.deepEqual(recording.all("ecs/service:Service"), []);
        assert.deepEqual(recording.names("scheduler/schedule:Schedule"), ["mailer-nightly"]);
    });
});
