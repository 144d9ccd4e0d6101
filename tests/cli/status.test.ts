import assert from "node:assert/strict";
import {
    arn,
    at,
    bakingDeployment,
    blueGreenService,
    digest,
    service,
    task,
    taskDefinitionArn,
    well,
    withFunction,
} from "./support/aws-answers";
import { startedAwsServer } from "./support/aws-server";
import { TemporaryProject } from "./support/temporary-project";

interface StatusJson {
    readonly healthy: boolean;
    readonly services: readonly {
        readonly name: string;
        readonly condition: string;
        readonly reasons: readonly string[];
        readonly deployment: { readonly stage?: string };
    }[];
    readonly capacity: readonly object[];
}

describe("flotilla status", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    after(() => project.remove());
    beforeEach(() => {
        aws.answers = well;
    });

    const status = (...args: readonly string[]) => project.run("status", "--stack", "dev", ...args);

    it("shows tasks, revision, image, targets and capacity of a stack that is well", async () => {
        const { code, stdout, stderr } = await status();
        assert.equal(code, 0, stderr);
        for (const shown of [
            "web",
            "steady",
            "2 of 2",
            "1.7.0",
            "sha256:0123456789ab",
            "2 healthy",
            "0.5 vCPU of 2 vCPU (25 %)",
            "ami-0aaaaaaaaaaaaaaaa",
        ])
            assert.ok(stdout.includes(shown), `${shown} is not in\n${stdout}`);
    });

    it("asks about the cluster that carries the stack's tags, and no other", async () => {
        await status();
        for (const { action, input } of aws.calls)
            if ("cluster" in input) assert.match(String(input["cluster"]), /cluster\/shop-dev$/, action);
    });

    it("answers with one JSON document", async () => {
        const { stdout } = await status("--json");
        const { healthy, services, capacity } = JSON.parse(stdout) as StatusJson;
        assert.deepEqual(
            [healthy, services.map(({ name, condition }) => [name, condition])],
            [true, [["web", "steady"]]],
        );
        assert.deepEqual(capacity, [
            {
                provider: "shop-dev-0a1b2c3",
                instances: 1,
                draining: 0,
                disconnected: 0,
                tasks: 2,
                cpuUnits: { registered: 2048, reserved: 512 },
                memoryMiB: { registered: 4096, reserved: 1024 },
                images: ["ami-0aaaaaaaaaaaaaaaa"],
            },
        ]);
    });

    it("shows the tasks and events of a service that is named", async () => {
        const { stdout } = await status("web");
        for (const shown of ["eu-west-1a", "has reached a steady state", taskDefinitionArn(7), digest])
            assert.ok(stdout.includes(shown), stdout);
    });

    it("fails where tasks don't run, and says why they stopped", async () => {
        aws.answers = {
            ...well,
            DescribeServices: { services: [service({ runningCount: 1 })] },
            ListTasks: ({ desiredStatus }) => ({
                taskArns: [arn(`task/shop-dev/${desiredStatus === "STOPPED" ? "dead" : "a"}`)],
            }),
            DescribeTasks: ({ tasks }) => ({
                tasks: (tasks as string[]).map((each) =>
                    each.endsWith("dead")
                        ? task("dead", {
                              lastStatus: "STOPPED",
                              stopCode: "EssentialContainerExited",
                              stoppedReason: "Essential container in task exited",
                              stoppedAt: at("2026-11-20T10:05:00Z"),
                              containers: [
                                  {
                                      name: "web",
                                      exitCode: 137,
                                      reason: "OutOfMemoryError: Container killed due to memory usage",
                                  },
                              ],
                          })
                        : task("a"),
                ),
            }),
        };
        const { code, stdout } = await status();
        assert.equal(code, 1);
        assert.match(stdout, /1 of 2 tasks run/);
        assert.match(stdout, /Essential container in task exited; web ended with 137, it was killed/);
        assert.match(stdout, /→ give the container more memory/);
    });

    it("fails where targets are unhealthy", async () => {
        aws.answers = {
            ...well,
            DescribeTargetHealth: {
                TargetHealthDescriptions: [{ Target: { Id: "10.0.0.4" }, TargetHealth: { State: "unhealthy" } }],
            },
        };
        const { code, stdout } = await status("--json");
        assert.equal(code, 1);
        assert.deepEqual((JSON.parse(stdout) as StatusJson).services[0]?.reasons, ["1 of 1 targets are unhealthy"]);
    });

    it("tells the stage of a deployment that moves requests, and who has them", async () => {
        aws.answers = {
            ...well,
            DescribeServices: { services: [blueGreenService()] },
            DescribeServiceDeployments: { serviceDeployments: [bakingDeployment()] },
        };
        const { code, stdout } = await status();
        assert.equal(code, 0);
        assert.match(stdout, /│ in progress +│\n.*│ bake time +│/);
        assert.match(
            stdout,
            /web: deploying\n {2}the deployment goes on; bake time; 2 of 2 new tasks run; they have 100 % of the requests, and 100 % of the test\s+requests/,
        );
        assert.deepEqual(aws.inputsOf("DescribeServiceDeployments").at(-1), {
            serviceDeploymentArns: [bakingDeployment()["serviceDeploymentArn"]],
        });
    });

    it("tells the stage in JSON, and the share of a canary", async () => {
        const canary = bakingDeployment({
            lifecycleStage: "PRODUCTION_TRAFFIC_SHIFT",
            targetServiceRevision: {
                requestedTaskCount: 2,
                runningTaskCount: 2,
                requestedTestTrafficWeight: 0,
                requestedProductionTrafficWeight: 10,
            },
        });
        aws.answers = {
            ...well,
            DescribeServices: { services: [blueGreenService()] },
            DescribeServiceDeployments: { serviceDeployments: [canary] },
        };
        const [web] = (JSON.parse((await status("--json")).stdout) as StatusJson).services;
        assert.deepEqual(
            [web?.condition, web?.deployment.stage, web?.reasons],
            [
                "deploying",
                "PRODUCTION_TRAFFIC_SHIFT",
                [
                    "the deployment goes on; production traffic shift; 2 of 2 new tasks run; they have 10 % of the requests",
                ],
            ],
        );
    });

    it("asks for no stage where nothing is deployed, or the service rolls", async () => {
        const before = aws.inputsOf("DescribeServiceDeployments").length;
        for (const over of [
            { currentServiceDeployment: undefined },
            { deploymentConfiguration: { strategy: "ROLLING" } },
        ]) {
            aws.answers = { ...well, DescribeServices: { services: [blueGreenService(over)] } };
            await status();
        }
        assert.equal(aws.inputsOf("DescribeServiceDeployments").length, before);
    });

    it("counts the targets of both target groups between which requests are moved", async () => {
        aws.answers = {
            ...well,
            DescribeServices: { services: [blueGreenService()] },
            DescribeServiceDeployments: { serviceDeployments: [bakingDeployment()] },
        };
        assert.match((await status()).stdout, /4 healthy/);
    });

    it("shows whether Lambda can run the functions of the stack, and brings them their events", async () => {
        aws.answers = withFunction();
        const { code, stdout, stderr } = await status();
        assert.equal(code, 0, stderr);
        for (const shown of ["mailer", "active", "256 MiB, up to 30 s", "20", "0123456789ab", "enabled"])
            assert.ok(stdout.includes(shown), `${shown} is not in\n${stdout}`);
    });

    it("tells of the stack's own functions alone, in JSON too", async () => {
        aws.answers = withFunction();
        const { functions } = JSON.parse((await status("--json")).stdout) as { functions: unknown };
        assert.deepEqual(functions, [
            {
                name: "mailer",
                functionName: "shop-dev-mailer",
                condition: "active",
                reasons: [],
                memoryMiB: 256,
                timeoutSeconds: 30,
                architecture: "arm64",
                reservedConcurrency: 20,
                changedAt: "2026-11-20T09:00:00.000Z",
                code: "0123456789abcdef",
                events: [{ queue: "shop-dev-mailer", state: "Enabled" }],
                logGroup: "/shop/dev/mailer",
            },
        ]);
    });

    it("shows one function that is named", async () => {
        aws.answers = withFunction();
        const { stdout } = await status("mailer");
        for (const shown of ["shop-dev-mailer, on arm64, writes to /shop/dev/mailer", "shop-dev-mailer: enabled"])
            assert.ok(stdout.includes(shown), stdout);
        assert.ok(!stdout.includes("steady"));
    });

    for (const { what, over, mapping, told } of [
        {
            what: "can't run a function",
            over: { State: "Failed", StateReason: "the role can't be assumed" },
            told: /Lambda can't run it: the role can't be assumed/,
        },
        {
            what: "could not update one",
            over: { LastUpdateStatus: "Failed", LastUpdateStatusReason: "the code is too large" },
            told: /its last update failed: the code is too large/,
        },
        {
            what: "brings one no events",
            mapping: { State: "Disabled", StateTransitionReason: "USER_INITIATED" },
            told: /its events are not brought, they wait in its queue \(disabled: USER_INITIATED\)/,
        },
    ] as const)
        it(`fails where Lambda ${what}, and says why`, async () => {
            aws.answers = withFunction(over, mapping);
            const { code, stdout } = await status();
            assert.equal(code, 1);
            assert.match(stdout, /mailer: unhealthy/);
            assert.match(stdout, told);
        });

    it("does not fail while a function is updated, or has not run for long", async () => {
        aws.answers = withFunction({ LastUpdateStatus: "InProgress" });
        const updating = await status();
        assert.deepEqual([updating.code, /mailer: updating/.test(updating.stdout)], [0, true]);
        aws.answers = withFunction({ State: "Inactive" });
        const idle = await status();
        assert.deepEqual([idle.code, /│ active +│/.test(idle.stdout)], [0, true]);
    });

    it("proposes a function too, where the name is of none", async () => {
        aws.answers = withFunction();
        const { code, stderr } = await status("maler");
        assert.equal(code, 2);
        assert.match(stderr, /the stack dev has no service or function "maler"; did you mean "mailer"\?/);
    });

    it("is wrong usage where there is no such service, and proposes the one that is meant", async () => {
        const { code, stderr } = await status("wbe");
        assert.equal(code, 2);
        assert.match(stderr, /the stack dev has no service "wbe"; did you mean "web"\?/);
    });
});
