import assert from "node:assert/strict";
import {
    arn,
    at,
    bakingDeployment,
    blueGreenService,
    deploymentArn,
    digest,
    listedDeployment,
    revisionArn,
    task,
    taskDefinition,
    taskDefinitionArn,
    well,
} from "./support/aws-answers";
import { type AwsServer, startedAwsServer, Refusal, type AwsAnswer } from "./support/aws-server";
import { TemporaryProject } from "./support/temporary-project";

/** The deployments of revisions 5, 6 and 7, and the next one, once the service was updated. */
const history =
    (aws: AwsServer): AwsAnswer =>
    () => {
        const earlier = [
            listedDeployment("d7", "2026-11-20T10:00:00Z"),
            listedDeployment("d6", "2026-11-19T10:00:00Z"),
            listedDeployment("d5", "2026-11-18T10:00:00Z"),
        ];
        const begun = aws.inputsOf("UpdateService").length > 0;
        return {
            serviceDeployments: begun
                ? [listedDeployment("next", "2026-11-21T10:00:00Z", { status: "IN_PROGRESS" }), ...earlier]
                : earlier,
        };
    };

/** What is answered where a rollback succeeds at the second look. */
const answers = (
    aws: AwsServer,
    over: Readonly<Record<string, AwsAnswer>> = {},
): Readonly<Record<string, AwsAnswer>> => ({
    ...well,
    ListServiceDeployments: history(aws),
    DescribeServiceRevisions: ({ serviceRevisionArns }) => ({
        serviceRevisions: (serviceRevisionArns as string[]).map((revision) => {
            const number = Number(revision.at(-1));
            return {
                serviceRevisionArn: revision,
                taskDefinition: taskDefinitionArn(number),
                containerImages: [{ containerName: "web", imageDigest: digest }],
            };
        }),
    }),
    UpdateService: { service: {} },
    DescribeServiceDeployments: (_, call) => ({
        serviceDeployments: [
            {
                serviceDeploymentArn: deploymentArn("next"),
                createdAt: at("2026-11-21T10:00:00Z"),
                status: call === 0 ? "IN_PROGRESS" : "SUCCESSFUL",
                targetServiceRevision: {
                    arn: revisionArn("next"),
                    requestedTaskCount: 2,
                    runningTaskCount: 1,
                    pendingTaskCount: 1,
                },
            },
        ],
    }),
    ...over,
});

describe("flotilla rollback", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    after(() => project.remove());
    beforeEach(() => {
        aws.answers = answers(aws);
    });

    const rollback = (...args: readonly string[]) => project.run("rollback", "web", "--stack", "dev", ...args);
    const deployed = () => aws.inputsOf("UpdateService").map(({ taskDefinition: to }) => to);

    it("deploys the task definition of the deployment before, and shows the way", async () => {
        const { code, stdout, stderr } = await rollback("--yes");
        assert.equal(code, 0, stderr);
        assert.deepEqual(deployed(), [taskDefinitionArn(6)]);
        assert.match(
            stderr,
            /shop-dev-web:7 \(1\.7\.0 sha256:0123456789ab\) → shop-dev-web:6 \(1\.6\.0 sha256:0123456789ab\)/,
        );
        assert.match(stderr, /the deployment goes on; 1 of 2 new tasks run, 1 start/);
        assert.match(stdout, /✔ web runs shop-dev-web:6/);
        assert.equal(aws.inputsOf("RegisterTaskDefinition").length, 0);
    });

    it("says what the next pulumi up does, and how to make it stay", async () => {
        const { stdout } = await rollback("--yes");
        assert.match(stdout, /Pulumi does not know of this\. pulumi up leaves it until something of web changes/);
        assert.match(stdout, /git revert.*pulumi up --refresh --stack dev/s);
    });

    it("registers a task definition again that was deregistered, as it was", async () => {
        const old = taskDefinition(6, {
            status: "INACTIVE",
            taskRoleArn: arn("role/web-task", "iam"),
            registeredBy: "x",
            compatibilities: ["EC2"],
        });
        aws.answers = answers(aws, {
            DescribeTaskDefinition: ({ taskDefinition: asked }) => ({
                taskDefinition: String(asked).endsWith(":6")
                    ? old
                    : taskDefinition(Number(String(asked).split(":").at(-1))),
                tags: [{ key: "Service", value: "web" }],
            }),
            RegisterTaskDefinition: { taskDefinition: taskDefinition(8) },
        });
        const { stdout } = await rollback("--yes");
        const [registered] = aws.inputsOf("RegisterTaskDefinition");
        const { status, revision, taskDefinitionArn: _, registeredBy, compatibilities, ...kept } = old;
        assert.ok([status, revision, _, registeredBy, compatibilities].every((each) => each !== undefined));
        assert.deepEqual(registered, {
            ...kept,
            tags: [
                { key: "Service", value: "web" },
                { key: "RollbackOf", value: "shop-dev-web:6" },
            ],
        });
        assert.deepEqual(deployed(), [taskDefinitionArn(8)]);
        assert.match(stdout, /registered again as revision 8/);
    });

    it("deploys the revision that is named", async () => {
        await rollback("--yes", "--to", "5");
        assert.deepEqual(deployed(), [taskDefinitionArn(5)]);
    });

    it("warns of an image that a tag alone names", async () => {
        aws.answers = answers(aws, {
            DescribeTaskDefinition: ({ taskDefinition: asked }) => ({
                taskDefinition: taskDefinition(Number(String(asked).split(":").at(-1)), {
                    containerDefinitions: [{ name: "web", image: "shop/web:latest" }],
                }),
            }),
        });
        const { stderr } = await rollback("--yes");
        assert.match(stderr, /warning: the image of web is named by a tag alone/);
    });

    it("fails where ECS rolls it back, and says why tasks stopped", async () => {
        aws.answers = answers(aws, {
            DescribeServiceDeployments: {
                serviceDeployments: [
                    {
                        serviceDeploymentArn: deploymentArn("next"),
                        createdAt: at("2026-11-21T10:00:00Z"),
                        status: "ROLLBACK_SUCCESSFUL",
                        statusReason: "circuit breaker threshold was exceeded",
                    },
                ],
            },
            ListTasks: { taskArns: [arn("task/shop-dev/dead")] },
            DescribeTasks: {
                tasks: [
                    task("dead", {
                        stopCode: "TaskFailedToStart",
                        stoppedReason: "CannotPullContainerError: not found",
                        stoppedAt: at("2026-11-21T10:01:00Z"),
                        containers: [],
                    }),
                    task("earlier", {
                        stopCode: "EssentialContainerExited",
                        stoppedReason: "another story",
                        stoppedAt: at("2026-11-21T09:00:00Z"),
                        containers: [],
                    }),
                ],
            },
        });
        const { code, stdout } = await rollback("--yes");
        assert.equal(code, 1);
        assert.match(stdout, /✘ web: the deployment was rolled back; circuit breaker threshold was exceeded/);
        assert.match(
            stdout,
            /1 task stopped: CannotPullContainerError: not found \(such as dead\)\n {4}→ the image is not in the registry/,
        );
        assert.doesNotMatch(stdout, /another story/);
    });

    it("asks nobody where nobody can answer, and changes nothing", async () => {
        const { code, stderr } = await rollback();
        assert.equal(code, 2);
        assert.match(stderr, /say --yes/);
        assert.deepEqual(deployed(), []);
    });

    it("says so where there is nothing to go back to", async () => {
        aws.answers = answers(aws, { ListServiceDeployments: { serviceDeployments: [] } });
        const { code, stderr } = await rollback("--yes");
        assert.equal(code, 1);
        assert.match(stderr, /no deployment before this one .*--to <revision>/);
    });

    it("refuses a revision that is not there, that runs, or that is none", async () => {
        aws.answers = answers(aws, {
            DescribeTaskDefinition: ({ taskDefinition: asked }) =>
                String(asked).endsWith(":3")
                    ? new Refusal("ClientException", "Unable to describe task definition.")
                    : { taskDefinition: taskDefinition(7) },
        });
        for (const [revision, told] of [
            ["3", /--to: shop-dev-web has no revision 3/],
            ["7", /--to: web runs revision 7 already/],
            ["last", /--to: "last" is no revision/],
        ] as const) {
            const { code, stderr } = await rollback("--yes", "--to", revision);
            assert.equal(code, 2);
            assert.match(stderr, told);
        }
        assert.deepEqual(deployed(), []);
    });

    it("gives up waiting after the time that it is given, and says that the deployment goes on", async () => {
        aws.answers = answers(aws, {
            DescribeServiceDeployments: {
                serviceDeployments: [{ serviceDeploymentArn: deploymentArn("next"), status: "IN_PROGRESS" }],
            },
        });
        const { code, stderr } = await rollback("--yes", "--timeout", "1s");
        assert.equal(code, 1);
        assert.match(stderr, /has not ended after 1 s, and goes on; flotilla status web --stack dev/);
    });

    it("answers with one JSON document", async () => {
        const { stdout } = await rollback("--yes", "--json");
        const { from, to, state } = JSON.parse(stdout) as Record<string, unknown>;
        assert.deepEqual([from, to, state], [taskDefinitionArn(7), taskDefinitionArn(6), "succeeded"]);
    });
});

describe("flotilla rollback of a service that is deployed blue-green, in its bake time", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    after(() => project.remove());
    const stopped = () => aws.inputsOf("StopServiceDeployment");
    const rollback = (...args: readonly string[]) => project.run("rollback", "web", "--stack", "dev", ...args);

    /** ECS's answers before and after the deployment is stopped. */
    const during = (end: object, over: object = {}): Readonly<Record<string, AwsAnswer>> => ({
        ...well,
        DescribeServices: { services: [blueGreenService()] },
        StopServiceDeployment: { serviceDeploymentArn: deploymentArn("d8") },
        DescribeServiceDeployments: () => ({
            serviceDeployments: [bakingDeployment(stopped().length === 0 ? over : end)],
        }),
    });
    const back = { status: "ROLLBACK_SUCCESSFUL", statusReason: "Service deployment was stopped by the user." };

    it("stops the deployment, for the old tasks are still there, and deploys nothing anew", async () => {
        aws.answers = during(back);
        const { code, stdout, stderr } = await rollback("--yes");
        assert.equal(code, 0, stderr);
        assert.deepEqual(stopped(), [{ serviceDeploymentArn: deploymentArn("d8"), stopType: "ROLLBACK" }]);
        assert.equal(aws.inputsOf("UpdateService").length, 0);
        assert.match(
            stderr,
            /web: the deployment goes on; bake time; 2 of 2 new tasks run; they have 100 % of the requests/,
        );
        assert.match(
            stdout,
            /✔ web runs what it ran before; its deployment was stopped in the stage bake time\n\nPulumi does not know/,
        );
    });

    it("answers with one JSON document, in which the stage is", async () => {
        aws.calls.length = 0;
        aws.answers = during(back);
        const { stdout } = await rollback("--yes", "--json");
        const { stopped: arnOfStopped, stage, state } = JSON.parse(stdout) as Record<string, unknown>;
        assert.deepEqual([arnOfStopped, stage, state], [deploymentArn("d8"), "BAKE_TIME", "rolled back"]);
    });

    it("fails where the deployment ended before it was stopped, or ECS could not go back", async () => {
        for (const [status, told] of [
            ["SUCCESSFUL", /✘ web: the deployment succeeded/],
            ["ROLLBACK_FAILED", /✘ web: the deployment failed, and could not be rolled back/],
        ] as const) {
            aws.calls.length = 0;
            aws.answers = during({ status });
            const { code, stdout } = await rollback("--yes");
            assert.equal(code, 1);
            assert.match(stdout, told);
        }
    });

    it("stops nothing that is on its way back already, and deploys no other revision meanwhile", async () => {
        aws.calls.length = 0;
        aws.answers = during(back, { status: "ROLLBACK_IN_PROGRESS", lifecycleStage: "PRODUCTION_TRAFFIC_SHIFT" });
        const again = await rollback("--yes");
        assert.equal(again.code, 1);
        assert.match(again.stderr, /is being rolled back; production traffic shift; .*wait until it has ended/s);
        aws.answers = during(back);
        const named = await rollback("--yes", "--to", "5");
        assert.equal(named.code, 1);
        assert.match(named.stderr, /bake time; .*go back to the revision before without --to/s);
        assert.deepEqual(stopped(), []);
    });

    it("asks first, and changes nothing where nobody can answer", async () => {
        aws.calls.length = 0;
        aws.answers = during(back);
        const { code } = await rollback();
        assert.equal(code, 2);
        assert.deepEqual(stopped(), []);
    });
});

describe("flotilla restart", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    after(() => project.remove());

    it("deploys the same revision anew, and waits", async () => {
        aws.answers = answers(aws);
        const { code, stdout } = await project.run("restart", "web", "--stack", "dev");
        assert.equal(code, 0);
        assert.match(stdout, /✔ all tasks of web are new/);
        assert.deepEqual(
            aws.inputsOf("UpdateService").map(({ taskDefinition: to, forceNewDeployment }) => [to, forceNewDeployment]),
            [[undefined, true]],
        );
    });

    it("tells of what ECS says while it waits, and of nothing before", async () => {
        const event = (createdAt: string, message: string) => ({ id: createdAt, createdAt: at(createdAt), message });
        const [described] = (well["DescribeServices"] as { services: object[] }).services;
        aws.answers = answers(aws, {
            DescribeServices: {
                services: [
                    {
                        ...described,
                        events: [
                            event(
                                "2026-11-21T10:00:05Z",
                                "(service web) was unable to place a task because no container instance met all of its requirements.",
                            ),
                            event("2026-11-21T09:00:00Z", "(service web) was unable to place a task long ago."),
                        ],
                    },
                ],
            },
        });
        const { stderr } = await project.run("restart", "web", "--stack", "dev");
        assert.match(stderr, /no container instance met all of its requirements/);
        assert.doesNotMatch(stderr, /long ago/);
    });
});
