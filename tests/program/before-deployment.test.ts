import assert from "node:assert/strict";
import type { Task } from "@aws-sdk/client-ecs";
import {
    runBeforeDeployment,
    startedBy,
    type BeforeDeployment,
    type ServiceInputs,
} from "../../program/before-deployment";
import type { TaskClients } from "../../program/run-task";

const family = "shop-dev-order";
const arnOf = (revision: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${revision}`;

/** A task as ECS describes it once it has ended. */
const ended = (revision: string, exitCode: number, over: Partial<Task> = {}): Task => ({
    taskArn: "arn:aws:ecs:eu-west-1:123456789012:task/shop-dev/0a1b",
    taskDefinitionArn: arnOf(revision),
    startedBy,
    lastStatus: "STOPPED",
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    containers: [{ name: "migrate", exitCode }],
    ...over,
});

/** An ECS that knows some tasks, starts one that ends in a given way, and takes down what it is asked. */
function fakeClients(exitCode: number, known: { running?: Task; stopped?: Task } = {}) {
    const calls: Record<string, unknown>[] = [];
    const ecs = {
        listTasks: ({ desiredStatus }: { desiredStatus: string }) => {
            const task = desiredStatus === "RUNNING" ? known.running : known.stopped;
            return Promise.resolve({ taskArns: task === undefined ? [] : [desiredStatus] });
        },
        describeTasks: ({ tasks: [which] }: { tasks: string[] }) => {
            if (which === "RUNNING") return Promise.resolve({ tasks: [known.running] });
            if (which === "STOPPED") return Promise.resolve({ tasks: [known.stopped] });
            return Promise.resolve({ tasks: [ended(`${family}-migrate:3`, exitCode)] });
        },
        runTask: (input: Record<string, unknown>) => {
            calls.push(input);
            return Promise.resolve({ tasks: [{ taskArn: "arn:aws:ecs:eu-west-1:123456789012:task/shop-dev/0a1b" }] });
        },
    };
    const logs = {
        getLogEvents: () => Promise.resolve({ events: [{ message: "column taken" }], nextForwardToken: "a" }),
    };
    return { clients: { ecs, logs } as unknown as TaskClients, calls };
}

const inputs = (revision: string): ServiceInputs => ({
    cluster: "arn:cluster",
    tags: { "flotilla:job:migrate": revision },
    networkConfiguration: { subnets: ["subnet-a"], securityGroups: ["sg-order"] },
    capacityProviderStrategies: [{ capacityProvider: "shop-dev-0a1b2c3", weight: 1, base: 0 }],
});

const told: string[] = [];
const deployment = (now: ServiceInputs, before: ServiceInputs = {}): BeforeDeployment => ({
    jobs: [
        {
            name: "migrate",
            command: ["migrate"],
            beforeDeployment: true,
            timeoutSeconds: 900,
            tag: "flotilla:job:migrate",
        },
    ],
    service: "order",
    family,
    logGroup: "/shop/dev/order",
    settings: { region: "eu-west-1" },
    now,
    before,
    tell: (text) => told.push(text),
});

describe("jobs before a deployment", () => {
    it("run where the service runs, in the revision that it names", async () => {
        const { clients, calls } = fakeClients(0);
        await runBeforeDeployment(deployment(inputs("3")), clients);
        assert.deepEqual(calls, [
            {
                cluster: "arn:cluster",
                taskDefinition: "shop-dev-order-migrate:3",
                startedBy,
                count: 1,
                enableECSManagedTags: true,
                propagateTags: "TASK_DEFINITION",
                capacityProviderStrategy: [{ capacityProvider: "shop-dev-0a1b2c3", weight: 1, base: 0 }],
                networkConfiguration: {
                    awsvpcConfiguration: {
                        subnets: ["subnet-a"],
                        securityGroups: ["sg-order"],
                        assignPublicIp: "DISABLED",
                    },
                },
            },
        ]);
    });

    it("run again where their revision is another", async () => {
        const { clients, calls } = fakeClients(0);
        await runBeforeDeployment(deployment(inputs("3"), inputs("2")), clients);
        assert.equal(calls.length, 1);
    });

    it("do not run where something else of the service changes", async () => {
        const { clients, calls } = fakeClients(0);
        await runBeforeDeployment(deployment(inputs("3"), inputs("3")), clients);
        assert.deepEqual(calls, []);
    });

    it("stop the deployment where one fails, and say why, with the end of its log", async () => {
        const { clients } = fakeClients(2);
        await assert.rejects(runBeforeDeployment(deployment(inputs("3")), clients), (error: Error) => {
            assert.match(error.message, /^the job migrate before the deployment of order failed: Essential container/);
            assert.match(error.message, /migrate ended with 2/);
            assert.match(error.message, /The last lines of its log:\n {2}column taken/);
            assert.match(error.message, /order stays as it was/);
            return true;
        });
    });

    it("are not started beside a task that an update which was killed has left running", async () => {
        const running = ended(`${family}-migrate:3`, 0, { lastStatus: "RUNNING" });
        const { clients, calls } = fakeClients(0, { running });
        await runBeforeDeployment(deployment(inputs("3")), clients);
        assert.deepEqual(calls, []);
    });

    it("are not run again where that task has ended with 0 meanwhile", async () => {
        const { clients, calls } = fakeClients(1, { stopped: ended(`${family}-migrate:3`, 0, { taskArn: "STOPPED" }) });
        await runBeforeDeployment(deployment(inputs("3")), clients);
        assert.deepEqual(calls, []);
    });

    const others: readonly (readonly [what: string, task: Task])[] = [
        ["failed", ended(`${family}-migrate:3`, 1)],
        ["was of another revision", ended(`${family}-migrate:2`, 0)],
        ["was run by hand", ended(`${family}-migrate:3`, 0, { startedBy: "flotilla-run" })],
    ];
    for (const [what, stopped] of others)
        it(`are run where a task before ${what}`, async () => {
            const { clients, calls } = fakeClients(0, { stopped });
            await runBeforeDeployment(deployment(inputs("3")), clients);
            assert.equal(calls.length, 1);
        });

    it("say what ECS says where it can't start one", async () => {
        const ecs = {
            listTasks: () => Promise.resolve({}),
            runTask: () => Promise.resolve({ failures: [{ reason: "RESOURCE:MEMORY" }] }),
        };
        const clients = { ecs, logs: {} } as unknown as TaskClients;
        await assert.rejects(
            runBeforeDeployment(deployment(inputs("3")), clients),
            /ECS can't start shop-dev-order-migrate:3: RESOURCE:MEMORY/,
        );
    });
});
