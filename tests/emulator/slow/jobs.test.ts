import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DescribeServicesCommand, DescribeTasksCommand, ListTasksCommand, type Task } from "@aws-sdk/client-ecs";
import type { ServiceConfiguration } from "../../../model";
import { flotilla } from "../../cli/support/temporary-project";
import { checkout, type Checkout } from "../support/checkout";
import { clients, type Clients } from "../support/clients";
import { dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { givenImage, services } from "../support/given-images";
import { servicesOf } from "../support/read-back";
import { Stack, type Outcome } from "../support/stack";

const script = (text: string) => ["node", "-e", text];
const prefix = "flotilla-dev";
const migrations = `${prefix}-order-migrate`;

const order: ServiceConfiguration = {
    name: "order",
    image: { uri: givenImage("order") },
    cpu: "0.25 vCPU",
    memory: "256 MiB",
    port: 8080,
    routes: ["/orders", "/orders/*"],
    stopTimeout: "5 s",
    health: { interval: "5 s", timeout: "2 s", startup: "10 s" },
    jobs: {
        migrate: { command: script("console.log('the schema is at 1')"), before: "deployment", timeout: "5 min" },
        report: { command: script("console.log('three orders'); console.log('none open')") },
        broken: { command: script("console.log('no such table'); process.exit(3)") },
    },
};

describe("the jobs of a stack", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let asked: Clients;

    /** The command of the migration, and something else of the service, from the next update on. */
    const configure = (migration: string, level: string) =>
        stack.set(["flotilla:services"], {
            order: { environment: { LEVEL: level }, jobs: { migrate: { command: script(migration) } } },
        });

    async function revision(): Promise<string> {
        const found = (await servicesOf(asked, prefix)).get("order");
        const { services: [service] = [] } = await asked.ecs.send(
            new DescribeServicesCommand({ cluster: prefix, services: [found?.serviceName ?? ""] }),
        );
        return service?.taskDefinition?.split("/").at(-1) ?? "";
    }

    /** The tasks of the migration of a revision, those that have ended included. */
    async function tasksOf(of: number): Promise<Task[]> {
        const arns = await Promise.all(
            (["RUNNING", "STOPPED"] as const).map(async (desiredStatus) => {
                const query = { cluster: prefix, family: migrations, desiredStatus };
                return (await asked.ecs.send(new ListTasksCommand(query))).taskArns ?? [];
            }),
        );
        if (arns.flat().length === 0) return [];
        const query = { cluster: prefix, tasks: arns.flat() };
        const { tasks = [] } = await asked.ecs.send(new DescribeTasksCommand(query));
        return tasks.filter(({ taskDefinitionArn = "" }) => taskDefinitionArn.endsWith(`/${migrations}:${of}`));
    }

    async function migrationRuns(of: number): Promise<void> {
        while (!(await tasksOf(of)).some(({ lastStatus }) => lastStatus === "RUNNING")) await pause(500);
    }

    /** Runs a job by hand. */
    async function run(job: string): Promise<Awaited<ReturnType<typeof flotilla>>> {
        const before = { ...process.env };
        process.env["AWS_ENDPOINT_URL"] = aws.endpoint;
        try {
            return await flotilla(copy.folder, ["run", job, "--stack", "dev"]);
        } finally {
            process.env = before;
        }
    }

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout("jobs");
        for (const name of services) rmSync(join(copy.folder, "services", name), { recursive: true, force: true });
        copy.writeService(order);
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        asked = clients(aws);
        stack = new Stack(copy.folder, "dev", aws);
        await stack.init();
        await stack.up();
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    describe("that is run by hand", () => {
        it("shows its log, and ends as it did", async () => {
            const { code, stdout } = await run("report");
            assert.equal(code, 0);
            assert.match(stdout, /three orders\nnone open/);
        });

        it("gives its exit code to the command, and says why", async () => {
            const { code, stdout, stderr } = await run("broken");
            assert.equal(code, 3);
            assert.match(stdout, /no such table/);
            assert.match(stderr, /the job broken of order failed: .*broken ended with (exit code )?3/);
        });

        it("is proposed by its name where there is none", async () => {
            const { code, stderr } = await run("reports");
            assert.notEqual(code, 0);
            assert.match(stderr, /has no job "reports"; .*report/);
        });
    });

    describe("before a deployment, that fails", () => {
        let failed: Outcome;

        before(async () => {
            configure("console.log('the column is there'); process.exit(4)", "warn");
            failed = await stack.tryUp();
        });

        it("fails the update, and says why, with the end of its log", () => {
            assert.notEqual(failed.exitCode, 0);
            assert.match(failed.output, /the job migrate before the deployment of order failed: .*migrate ended with/);
            assert.match(failed.output, /the column is there/);
            assert.match(failed.output, /order stays as it was; the next update runs the job again/);
        });

        it("leaves the service at the revision that it was at", async () => {
            assert.equal(await revision(), `${prefix}-order:1`);
            assert.equal((await tasksOf(2)).length, 1);
        });

        it("runs again with the next update, also where nothing else has changed", async () => {
            assert.notEqual((await stack.tryUp()).exitCode, 0);
            assert.equal((await tasksOf(2)).length, 2);
        });
    });

    describe("before a deployment that is killed in the middle of it", () => {
        before(async () => {
            configure("console.log('slowly'); setTimeout(() => console.log('the schema is at 3'), 40_000)", "debug");
            await stack.killUp(() => migrationRuns(3));
        });

        it("has not let the service be updated", async () => {
            assert.equal(await revision(), `${prefix}-order:1`);
        });

        it("is waited for by the next update, not run a second time beside itself", async () => {
            await stack.up();
            const tasks = await tasksOf(3);
            assert.deepEqual(
                tasks.map(({ containers = [] }) => containers.map(({ exitCode }) => exitCode)),
                [[0]],
            );
            assert.match(await revision(), /^flotilla-dev-order:[23]$/);
        });

        it("leaves nothing to do", async () => {
            assert.deepEqual(await stack.changes("--refresh"), []);
        });
    });
});
