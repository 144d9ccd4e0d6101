import assert from "node:assert/strict";
import { DescribeScalingPoliciesCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeTaskDefinitionCommand, DescribeTasksCommand, ListTasksCommand, type Task } from "@aws-sdk/client-ecs";
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { ServiceConfiguration } from "../../../../model";
import { givenImage } from "../../support/given-images";
import type { Everything, Part } from "../part";

const image = { uri: givenImage("payment") };
const log = (text: string) => ["node", "-e", `console.log(${JSON.stringify(text)})`];

const services: readonly ServiceConfiguration[] = [
    {
        name: "mailer",
        image,
        memory: "256 MiB",
        queue: { visibilityTimeout: "5 min", maxReceives: 4 },
        stopTimeout: "5 s",
        scaling: {
            min: 1,
            max: 9,
            backlogPerTask: 100,
            metrics: [{ namespace: "Shop", name: "MailsPerTask", target: 20 }],
            steps: [{ metric: "backlog", out: [{ above: 5000, add: 3 }], in: [{ below: 1, remove: 1 }] }],
            scaleOutCooldown: "30 s",
        },
    },
    {
        name: "billing",
        image,
        memory: "256 MiB",
        stopTimeout: "5 s",
        queue: { fifo: true },
        sends: ["mailer"],
        jobs: {
            migrate: { command: log("the schema is at 7"), before: "deployment", timeout: "5 min" },
            nightly: {
                command: log("closed"),
                schedule: "cron(30 2 ? * * *)",
                timezone: "Europe/Dublin",
                retries: 2,
            },
            report: { command: log("a report") },
        },
    },
    {
        name: "agent",
        image,
        cpu: "0.125 vCPU",
        memory: "128 MiB",
        runs: "daemon",
        stopTimeout: "5 s",
    },
    {
        name: "reports",
        image,
        memory: "256 MiB",
        runs: "jobs",
        jobs: { weekly: { command: log("the week"), schedule: "cron(0 6 ? * MON *)", paused: true } },
    },
];

const place = ({ endpoint, region }: Everything) => ({
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

/** The attributes of a queue, which SQS gives as texts. */
async function queue(everything: Everything, name: string): Promise<Record<string, string>> {
    const sqs = new SQSClient(place(everything));
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `${everything.prefix}-${name}` }));
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
    return Attributes ?? {};
}

async function environmentOf(everything: Everything, service: string): Promise<Map<string, string>> {
    const { containerDefinitions: [container] = [] } = await everything.taskOf(service);
    return new Map((container?.environment ?? []).map(({ name = "", value = "" }) => [name, value]));
}

async function tasksOf({ aws, prefix }: Everything, family: string): Promise<Task[]> {
    const { taskArns = [] } = await aws.ecs.send(
        new ListTasksCommand({ cluster: prefix, family, desiredStatus: "STOPPED" }),
    );
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await aws.ecs.send(new DescribeTasksCommand({ cluster: prefix, tasks: taskArns }));
    return tasks;
}

async function schedule(everything: Everything, start: string) {
    const scheduler = new SchedulerClient(place(everything));
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
    const found = Schedules.find(({ Name = "" }) => Name.startsWith(`${start}-`));
    assert.ok(found?.Name !== undefined, start);
    return scheduler.send(new GetScheduleCommand({ Name: found.Name }));
}

export const part: Part = {
    title: "workers and jobs",
    services,
    checks: (everything) => {
        it("have queues with dead letters, which are encrypted and hide a message for long enough", async () => {
            const mailer = await queue(everything, "mailer");
            assert.equal(mailer["VisibilityTimeout"], "300");
            assert.equal(mailer["ReceiveMessageWaitTimeSeconds"], "20");
            assert.equal(mailer["SqsManagedSseEnabled"], "true");
            const dead = await queue(everything, "mailer-dead-letters");
            assert.deepEqual(JSON.parse(mailer["RedrivePolicy"] ?? "{}"), {
                deadLetterTargetArn: dead["QueueArn"],
                maxReceiveCount: 4,
            });
            assert.match(mailer["Policy"] ?? "", /"aws:SecureTransport":"false"/);
            assert.equal((await queue(everything, "billing.fifo"))["FifoQueue"], "true");
        });

        it("find their queues by variables", async () => {
            const billing = await environmentOf(everything, "billing");
            assert.match(billing.get("QUEUE_URL") ?? "", /flotilla-everything-billing\.fifo$/);
            assert.match(billing.get("MAILER_QUEUE_URL") ?? "", /flotilla-everything-mailer$/);
        });

        it("scale on the backlog of a task, on a metric by its name, and in steps", async () => {
            const { ScalingPolicies = [] } = await everything.aws.scaling.send(
                new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs" }),
            );
            const own = ScalingPolicies.filter(({ ResourceId }) =>
                (ResourceId ?? "").includes(everything.serviceOf("mailer").serviceName ?? "?"),
            );
            const backlog = own.find(({ PolicyName = "" }) => /^mailer-backlog-[0-9a-f]{7}$/.test(PolicyName));
            assert.deepEqual(
                backlog?.TargetTrackingScalingPolicyConfiguration?.CustomizedMetricSpecification?.Metrics?.flatMap(
                    ({ Expression }) => Expression ?? [],
                ),
                ["waiting / running"],
            );
            assert.equal(own.filter(({ PolicyType }) => PolicyType === "StepScaling").length, 2);
            assert.equal(own.length, 4);
        });

        it("have run the job before the first deployment, once, and started the service after it", async () => {
            const tasks = await tasksOf(everything, "flotilla-everything-billing-migrate");
            assert.deepEqual(
                tasks.map(({ containers = [] }) => containers.map(({ exitCode }) => exitCode)),
                [[0]],
            );
            const service = everything.serviceOf("billing");
            assert.ok(Number(tasks[0]?.stoppedAt) <= Number(service.createdAt));
            const { events = [] } = await import("@aws-sdk/client-cloudwatch-logs").then(({ FilterLogEventsCommand }) =>
                everything.aws.logs.send(new FilterLogEventsCommand({ logGroupName: "/flotilla/everything/billing" })),
            );
            assert.ok(events.some(({ message }) => (message ?? "").includes("the schema is at 7")));
        });

        it("start jobs at their times, with rights to that alone", async () => {
            const nightly = await schedule(everything, "billing-nightly");
            assert.deepEqual(
                [nightly.ScheduleExpression, nightly.ScheduleExpressionTimezone, nightly.State],
                ["cron(30 2 ? * * *)", "Europe/Dublin", "ENABLED"],
            );
            assert.deepEqual(nightly.Target?.RetryPolicy, {
                MaximumEventAgeInSeconds: 3600,
                MaximumRetryAttempts: 2,
            });
            assert.match(
                nightly.Target?.EcsParameters?.TaskDefinitionArn ?? "",
                /task-definition\/flotilla-everything-billing-nightly:1$/,
            );
            const dead = await queue(everything, "billing-schedules-dead-letters");
            assert.equal(nightly.Target?.DeadLetterConfig?.Arn, dead["QueueArn"]);
            assert.equal((await schedule(everything, "reports-weekly")).State, "DISABLED");
        });

        it("have a daemon on each instance, which is not placed by a capacity provider", () => {
            const { schedulingStrategy, launchType, capacityProviderStrategy, deploymentConfiguration } =
                everything.serviceOf("agent");
            assert.deepEqual([schedulingStrategy, launchType], ["DAEMON", "EC2"]);
            assert.equal((capacityProviderStrategy ?? []).length, 0);
            assert.equal(deploymentConfiguration?.minimumHealthyPercent, 0);
        });

        it("run nothing of a service that has nothing but jobs", () => {
            assert.throws(() => everything.serviceOf("reports"));
        });

        it("tell of a job where it runs, for who runs it by hand", async () => {
            const { tags = [] } = await everything.aws.ecs.send(
                new DescribeTaskDefinitionCommand({
                    taskDefinition: "flotilla-everything-billing-report",
                    include: ["TAGS"],
                }),
            );
            const value = (key: string) => tags.find((tag) => tag.key === key)?.value ?? "";
            assert.equal(value("Job"), "report");
            assert.match(value("flotilla:subnets"), /^subnet-\w+ subnet-\w+$/);
            assert.match(value("flotilla:capacity"), /^flotilla-everything-[0-9a-f]{7}:1:0$/);
        });
    },
};
