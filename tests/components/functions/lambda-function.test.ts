import assert from "node:assert/strict";
import { join } from "node:path";
import { Platform } from "../../../components";
import type { FunctionConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { memoized } from "../../support/memoized";
import { lambda, planWith, webService } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";

const key = `arn:aws:kms:eu-west-1:${account}:key/0a1b2c3d`;
const smtp = `arn:aws:secretsmanager:eu-west-1:${account}:secret:smtp-Ab1Cd2`;

const declared = memoized(async (definition: FunctionConfiguration, environmentClass = "disposable") => {
    const plan = planWith({
        sections: {
            environment: { class: environmentClass },
            loadBalancer: { certificateArn: `arn:aws:acm:eu-west-1:${account}:certificate/0a1b` },
            alerts: { email: ["ops@example.com"] },
            observability: { dashboard: true, queries: true },
        },
        services: [webService({ publishes: ["order.confirmed", "order.cancelled"] })],
        functions: [definition],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const small = lambda({ subscribes: ["order.confirmed"] });
const large = lambda({
    handler: { file: "src/index.ts", export: "notify" },
    memory: "1 GiB",
    timeout: "2 min",
    architecture: "x86_64",
    subscribes: ["order.confirmed", { event: "order.cancelled", filter: { reason: ["declined"] } }],
    publishes: ["mail.sent"],
    batch: { size: 100, window: "5 s" },
    attempts: 3,
    maximumConcurrency: 5,
    reservedConcurrency: 10,
    table: { partitionKey: "eventId", ttl: "expiresAt" },
    environment: { SENDER: "shop@example.com" },
    secrets: { SMTP: smtp, SIGNATURE: "/shop/signature" },
    secretKeys: [key],
    permissions: [{ actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/example.com"] }],
    logRetention: "7 days",
});

const functionIn = (recording: Recording) => recording.named("lambda/function:Function", "notification");

const variablesOf = (recording: Recording) =>
    (functionIn(recording).inputs["environment"] as { variables: Record<string, string> }).variables;

const statementsOf = (recording: Recording) =>
    (
        JSON.parse(String(recording.named("RolePolicy", "notification-function").inputs["policy"])) as {
            Statement: { Sid: string; Action: string | string[]; Resource: string | string[] }[];
        }
    ).Statement;

const queueArn = `arn:aws:sqs:eu-west-1:${account}:shop-dev-notification`;

describe("a function", () => {
    it("runs its bundle on Node 22, with the size that is given and nothing else that is not", async () => {
        const { code, role, environment, tags, ...rest } = functionIn(await declared(small)).inputs;
        assert.deepEqual(rest, {
            name: "shop-dev-notification",
            runtime: "nodejs22.x",
            architectures: ["arm64"],
            handler: "index.handler",
            timeout: 30,
            memorySize: 256,
            loggingConfig: { logFormat: "JSON", logGroup: "/shop/dev/notification" },
        });
        assert.ok(code !== undefined && role !== undefined && environment !== undefined);
        assert.equal((tags as Record<string, unknown>)["Service"], "notification");
    });

    it("has the size, code and concurrency that are configured", async () => {
        const { inputs } = functionIn(await declared(large));
        const { architectures, handler, timeout, memorySize, reservedConcurrentExecutions } = inputs;
        assert.deepEqual(
            { architectures, handler, timeout, memorySize, reservedConcurrentExecutions },
            {
                architectures: ["x86_64"],
                handler: "index.notify",
                timeout: 120,
                memorySize: 1024,
                reservedConcurrentExecutions: 10,
            },
        );
    });

    it("is uploaded as one file and its source map, by their paths", async () => {
        const recording = await declared(small);
        const { code } = functionIn(recording).inputs as { code: { assets: Record<string, { path: string }> } };
        assert.deepEqual(
            Object.entries(code.assets).map(([file, { path }]) => [file, path]),
            ["index.js", "index.js.map"].map((file) => [file, join(".flotilla/functions/notification", file)]),
        );
    });

    it("is in no VPC", async () => {
        assert.equal(functionIn(await declared(large)).inputs["vpcConfig"], undefined);
    });

    it("has a log of its own, there before it and kept for as long as is configured", async () => {
        const recording = await declared(large);
        const logs = recording.named("LogGroup", "notification");
        assert.deepEqual([logs.inputs["name"], logs.inputs["retentionInDays"]], ["/shop/dev/notification", 7]);
        assert.ok(functionIn(recording).dependencies.includes(logs.urn));
    });

    it("has its rights before it is made", async () => {
        const recording = await declared(small);
        const { urn } = recording.named("RolePolicy", "notification-function");
        assert.ok(functionIn(recording).dependencies.includes(urn));
    });

    it("is told where its table, bus and secrets are, and of no secret itself", async () => {
        assert.deepEqual(variablesOf(await declared(large)), {
            NODE_OPTIONS: "--enable-source-maps",
            EVENT_BUS_NAME: "shop-dev",
            TABLE_NAME: "shop-dev-notification",
            SMTP_ARN: smtp,
            SIGNATURE_ARN: `arn:aws:ssm:eu-west-1:${account}:parameter/shop/signature`,
            SENDER: "shop@example.com",
        });
    });

    it("may have options of Node of its own", async () => {
        const own = lambda({ subscribes: ["order.confirmed"], environment: { NODE_OPTIONS: "--trace-warnings" } });
        assert.deepEqual(variablesOf(await declared(own)), { NODE_OPTIONS: "--trace-warnings" });
    });
});

describe("the role of a function", () => {
    it("is Lambda's to take on, and has no policy of AWS's", async () => {
        const recording = await declared(small);
        const { inputs } = recording.named("iam/role:Role", "notification-function");
        assert.deepEqual(JSON.parse(String(inputs["assumeRolePolicy"])), {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        });
        assert.equal(inputs["managedPolicyArns"], undefined);
        assert.ok(!recording.names("RolePolicyAttachment").some((name) => name.startsWith("notification")));
    });

    it("writes its log and takes the events of its queue, and nothing else", async () => {
        assert.deepEqual(
            statementsOf(await declared(small)).map(({ Sid, Action, Resource }) => ({ Sid, Action, Resource })),
            [
                {
                    Sid: "Logs",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: `arn:aws:logs:eu-west-1:${account}:log-group:/shop/dev/notification:*`,
                },
                {
                    Sid: "Receive",
                    Action: [
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage",
                    ],
                    Resource: queueArn,
                },
            ],
        );
    });

    it("has what its options need, each on what they name", async () => {
        const byId = new Map(statementsOf(await declared(large)).map((statement) => [statement.Sid, statement]));
        assert.deepEqual(
            [...byId.keys()],
            ["Logs", "Receive", "Items", "Publish", "Secrets", "Parameters", "Keys", undefined],
        );
        assert.deepEqual(byId.get("Secrets")?.Resource, [smtp]);
        assert.deepEqual(byId.get("Parameters")?.Resource, [
            `arn:aws:ssm:eu-west-1:${account}:parameter/shop/signature`,
        ]);
        assert.deepEqual(byId.get("Keys")?.Resource, [key]);
        assert.deepEqual(statementsOf(await declared(large)).at(-1), {
            Effect: "Allow",
            Action: ["ses:SendEmail"],
            Resource: [`arn:aws:ses:eu-west-1:${account}:identity/example.com`],
        });
    });

    it("has no right on everything", async () => {
        for (const { Sid, Resource } of statementsOf(await declared(large)))
            assert.ok(![Resource].flat().includes("*"), Sid);
    });
});

describe("the events of a function", () => {
    it("come by a queue of its own, in which one is hidden for six times as long as a run may take", async () => {
        const { inputs } = (await declared(small)).named("sqs/queue:Queue", "notification");
        assert.equal(inputs["visibilityTimeoutSeconds"], 180);
        assert.deepEqual(JSON.parse(String(inputs["redrivePolicy"])), {
            deadLetterTargetArn: `${queueArn}-dead-letters`,
            maxReceiveCount: 5,
        });
    });

    it("are hidden for the time in which a batch fills, too, and tried as often as is configured", async () => {
        const { inputs } = (await declared(large)).named("sqs/queue:Queue", "notification");
        assert.equal(inputs["visibilityTimeoutSeconds"], 725);
        assert.equal((JSON.parse(String(inputs["redrivePolicy"])) as Record<string, unknown>)["maxReceiveCount"], 3);
    });

    it("are brought from the queue in batches, of which the function gives back what it could not do", async () => {
        const { functionName, eventSourceArn, tags, ...rest } = (await declared(small)).only(
            "EventSourceMapping",
        ).inputs;
        assert.deepEqual(
            [functionName, eventSourceArn],
            [`arn:aws:lambda:eu-west-1:${account}:function:shop-dev-notification`, queueArn],
        );
        assert.deepEqual(rest, { batchSize: 10, functionResponseTypes: ["ReportBatchItemFailures"] });
        assert.ok(tags !== undefined);
    });

    it("come as many at a time, and as many batches at once, as is configured", async () => {
        const { inputs } = (await declared(large)).only("EventSourceMapping");
        const { batchSize, maximumBatchingWindowInSeconds, scalingConfig } = inputs;
        assert.deepEqual(
            { batchSize, maximumBatchingWindowInSeconds, scalingConfig },
            { batchSize: 100, maximumBatchingWindowInSeconds: 5, scalingConfig: { maximumConcurrency: 5 } },
        );
    });

    it("come from the bus by rules, with dead letters for what can't be delivered", async () => {
        const recording = await declared(large);
        assert.deepEqual(
            recording.names("cloudwatch/eventRule:EventRule").filter((name) => name.startsWith("notification.")),
            ["notification.order.cancelled", "notification.order.confirmed"],
        );
        assert.ok(recording.names("sqs/queue:Queue").includes("notification-events"));
    });

    it("and its table refuse to be deleted in production", async () => {
        const protectedIn = async (environmentClass: string) => {
            const recording = await declared(large, environmentClass);
            return [
                recording.named("sqs/queue:Queue", "notification"),
                recording.named("sqs/queue:Queue", "notification-dead-letters"),
                recording.named("sqs/queue:Queue", "notification-events"),
                recording.named("dynamodb/table:Table", "notification"),
            ].map(({ protect }) => protect);
        };
        assert.deepEqual(await protectedIn("production"), [true, true, true, true]);
        assert.deepEqual(await protectedIn("disposable"), [false, false, false, false]);
    });

    it("need no queue where there are none", async () => {
        const recording = await declared(lambda());
        assert.deepEqual(recording.all("EventSourceMapping"), []);
        assert.ok(!recording.names("sqs/queue:Queue").includes("notification"));
        assert.deepEqual(
            statementsOf(recording).map(({ Sid }) => Sid),
            ["Logs"],
        );
    });
});

describe("the alarms of a function", () => {
    it("watch it by the name that it has", async () => {
        const { inputs } = (await declared(small)).named("MetricAlarm", "notification-throttles");
        assert.deepEqual(
            [inputs["namespace"], inputs["metricName"], inputs["dimensions"]],
            ["AWS/Lambda", "Throttles", { FunctionName: "shop-dev-notification" }],
        );
    });

    it("watch its queues too", async () => {
        const recording = await declared(small);
        for (const [alarm, queue] of [
            ["notification-message-age", "shop-dev-notification"],
            ["notification-dead-letters", "shop-dev-notification-dead-letters"],
            ["notification-undelivered-events", "shop-dev-notification-events-dead-letters"],
        ] as const)
            assert.deepEqual(recording.named("MetricAlarm", alarm).inputs["dimensions"], { QueueName: queue });
    });
});

describe("what shows how a function is", () => {
    it("is on the dashboard, by the names of function and queue", async () => {
        const body = String((await declared(small)).only("Dashboard").inputs["dashboardBody"]);
        for (const text of ["## notification", "## notification: queue", '"FunctionName","shop-dev-notification"'])
            assert.ok(body.includes(text), text);
    });

    it("is looked for in its log by the saved queries", async () => {
        const { inputs } = (await declared(small)).named("QueryDefinition", "shop-dev-errors");
        assert.deepEqual(inputs["logGroupNames"], ["/shop/dev/order", "/shop/dev/notification"]);
    });

    it("is told by the stack's outputs", async () => {
        const recording = await declared(small);
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:index:Platform"))?.["functions"], {
            notification: { functionName: "shop-dev-notification", subscribes: ["order.confirmed"] },
        });
    });
});

describe("a function that is traced", () => {
    const traced = lambda({ subscribes: ["order.confirmed"], tracing: "xray" });

    it("has its runs recorded by Lambda, and may send spans of its own", async () => {
        const recording = await declared(traced);
        assert.deepEqual(functionIn(recording).inputs["tracingConfig"], { mode: "Active" });
        const { Action, Resource } = statementsOf(recording).find(({ Sid }) => Sid === "Trace") ?? {};
        assert.deepEqual([Action, Resource], [["xray:PutTelemetryRecords", "xray:PutTraceSegments"], "*"]);
    });

    it("is one that asks for it", async () => {
        assert.equal(functionIn(await declared(large)).inputs["tracingConfig"], undefined);
    });
});

describe("a function that runs at fixed times", () => {
    const scheduled = lambda({
        schedule: {
            at: "cron(0 6 ? * MON *)",
            timezone: "Europe/Dublin",
            input: { digest: true },
            attempts: 2,
            retryFor: "10 min",
        },
    });
    const functionArn = `arn:aws:lambda:eu-west-1:${account}:function:shop-dev-notification`;
    const deadLetterArn = `arn:aws:sqs:eu-west-1:${account}:shop-dev-notification-schedules-dead-letters`;

    it("is run by EventBridge Scheduler with its input, and tried for as long as it may be late", async () => {
        const recording = await declared(scheduled);
        const { target, ...rest } = recording.only("scheduler/schedule:Schedule").inputs;
        assert.deepEqual(rest, {
            description: "Runs the function notification",
            scheduleExpression: "cron(0 6 ? * MON *)",
            scheduleExpressionTimezone: "Europe/Dublin",
            state: "ENABLED",
            flexibleTimeWindow: { mode: "OFF" },
        });
        const { roleArn, ...run } = target as Record<string, unknown>;
        assert.ok(typeof roleArn === "string");
        assert.deepEqual(run, {
            arn: functionArn,
            input: '{"digest":true}',
            retryPolicy: { maximumEventAgeInSeconds: 600 },
            deadLetterConfig: { arn: deadLetterArn },
        });
    });

    it("is tried again by Lambda where it fails, which writes what it gave up to the same queue", async () => {
        const recording = await declared(scheduled);
        const { functionName, ...rest } = recording.only("FunctionEventInvokeConfig").inputs;
        assert.equal(functionName, "shop-dev-notification");
        assert.deepEqual(rest, {
            maximumRetryAttempts: 1,
            maximumEventAgeInSeconds: 600,
            destinationConfig: { onFailure: { destination: deadLetterArn } },
        });
        const failed = statementsOf(recording).find(({ Sid }) => Sid === "FailedRuns");
        assert.deepEqual([failed?.Action, failed?.Resource], ["sqs:SendMessage", deadLetterArn]);
    });

    it("is run by a role that may run it and nothing else", async () => {
        const recording = await declared(scheduled);
        const { Statement } = JSON.parse(
            String(recording.named("RolePolicy", "notification-schedules").inputs["policy"]),
        ) as { Statement: { Action: string; Resource: string }[] };
        assert.deepEqual(
            Statement.map(({ Action, Resource }) => [Action, Resource]),
            [
                ["lambda:InvokeFunction", functionArn],
                ["sqs:SendMessage", deadLetterArn],
            ],
        );
        const { urn } = recording.named("RolePolicy", "notification-schedules");
        assert.ok(recording.only("scheduler/schedule:Schedule").dependencies.includes(urn));
    });

    it("has an encrypted queue for what was not started or failed, which is watched", async () => {
        const recording = await declared(scheduled);
        const { inputs } = recording.named("sqs/queue:Queue", "notification-schedules");
        assert.deepEqual([inputs["sqsManagedSseEnabled"], inputs["messageRetentionSeconds"]], [true, 14 * 86_400]);
        assert.deepEqual(recording.named("MetricAlarm", "notification-missed-runs").inputs["dimensions"], {
            QueueName: "shop-dev-notification-schedules-dead-letters",
        });
    });

    it("may be paused", async () => {
        const paused = lambda({ schedule: { at: "rate(1 hour)", paused: true } });
        const { inputs } = (await declared(paused)).only("scheduler/schedule:Schedule");
        assert.equal(inputs["state"], "DISABLED");
        assert.equal((inputs["target"] as Record<string, unknown>)["input"], undefined);
    });

    it("has none of it without a schedule", async () => {
        const recording = await declared(small);
        for (const type of ["scheduler/schedule:Schedule", "FunctionEventInvokeConfig"])
            assert.deepEqual(recording.all(type), [], type);
        assert.ok(!statementsOf(recording).some(({ Sid }) => Sid === "FailedRuns"));
    });
});
