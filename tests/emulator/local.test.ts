import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeRepositoriesCommand, ListImagesCommand } from "@aws-sdk/client-ecr";
import { useAnsweringServices } from "./support/answering-services";
import { checkout, type Checkout } from "./support/checkout";
import { clients, type Clients } from "./support/clients";
import { docker, dockerRuns } from "./support/docker";
import { freePort } from "../support/free-port";
import { LocalStack } from "./support/local-stack";
import { loadBalancerOf, servicesOf } from "./support/read-back";

const routes = {
    inventory: ["/inventory", "/inventory/7"],
    order: ["/orders", "/orders/7"],
    payment: ["/payments", "/payments/7"],
    user: ["/users", "/users/7"],
} as const;

describe("npm start, with Docker", () => {
    let copy: Checkout;
    let stack: LocalStack;
    let sdk: Clients;
    let host: string;

    const file = (...path: string[]) => join(copy.folder, ...path);
    const edit = (path: string, change: (text: string) => string) => {
        const before = readFileSync(path, "utf8");
        const after = change(before);
        assert.notEqual(after, before, `${path} is as it was`);
        writeFileSync(path, after);
    };
    const ask = (path: string) => stack.ask(host, path);
    /** The container that answers a path: its id is its host name. */
    const containerOf = async (path: string) => {
        const { status, body } = await ask(path);
        return status === 200 ? (JSON.parse(body) as { host: string }).host : undefined;
    };
    const digest = async (service: string) => (await stack.outputs()).services[service]?.image;

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout("local");
        useAnsweringServices(copy.folder);
        stack = new LocalStack(copy.folder, await freePort());
        const started = await stack.start();
        assert.equal(started.exitCode, 0, started.output);
        sdk = clients({ endpoint: stack.endpoint, region: "us-east-1" });
        host = `${(await loadBalancerOf(sdk, "flotilla-local")).name}.alb.localhost`;
    });

    after(async () => {
        if ((copy as Checkout | undefined) === undefined) return;
        await stack.stop();
        copy.remove();
    });

    for (const [service, paths] of Object.entries(routes)) {
        for (const path of paths) {
            it(`answers ${path} from a container of ${service}`, async () => {
                const { status, body } = await ask(path);
                assert.equal(status, 200);
                assert.equal((JSON.parse(body) as { service: string }).service, service);
            });
        }
    }

    it("answers a path that no route takes with 404", async () => {
        assert.equal((await ask("/nope")).status, 404);
        assert.equal((await ask("/ordersx")).status, 404);
    });

    it("keeps images in immutable repositories, each under one tag, and runs them by digest", async () => {
        const { repositories = [] } = await sdk.ecr.send(new DescribeRepositoriesCommand({}));
        assert.deepEqual(
            repositories.map(({ repositoryName, imageTagMutability }) => [repositoryName, imageTagMutability]).sort(),
            Object.keys(routes).map((name) => [`flotilla-local/${name}`, "IMMUTABLE"]),
        );
        for (const name of Object.keys(routes)) {
            const { imageIds = [] } = await sdk.ecr.send(
                new ListImagesCommand({ repositoryName: `flotilla-local/${name}` }),
            );
            assert.equal(imageIds.length, 1);
            assert.ok(((await digest(name)) ?? "").endsWith(`@${imageIds[0]?.imageDigest}`));
        }
    });

    it("proposes no change when nothing has changed, refreshed or not", async () => {
        assert.deepEqual(await stack.changes(), []);
        assert.deepEqual(await stack.changes("--refresh"), []);
    });

    it("changes nothing when it is run again", async () => {
        const again = await stack.start();
        assert.equal(again.exitCode, 0, again.output);
        assert.match(again.output, /nothing/i);
    });

    it("replaces a container that is killed", async () => {
        const victim = (await containerOf("/orders")) ?? "none";
        await docker("kill", victim);
        for (let attempt = 0; ; attempt++) {
            // The dead container is asked until its health check has failed.
            const container = await containerOf("/orders").catch(() => undefined);
            if (container !== undefined && container !== victim) break;
            assert.ok(attempt < 60, "no new container in a minute");
            await pause(1000);
        }
    });

    it("scales a service by one setting, and touches nothing else", async () => {
        stack.set(["flotilla:services", "order", "scaling", "max"], 20);
        const changes = await stack.changes();
        assert.deepEqual(
            changes.map(({ op, type, name }) => [op, type, name]),
            [["update", "aws:appautoscaling/target:Target", "order"]],
        );
        await stack.up();
        const { ScalableTargets = [] } = await sdk.scaling.send(
            new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
        );
        const order = ScalableTargets.find(({ ResourceId }) => (ResourceId ?? "").includes("/order-"));
        assert.equal(order?.MaxCapacity, 20);
    });

    it("rebuilds and redeploys the service whose file changed, and no other", async () => {
        const before = (await stack.outputs()).services;
        edit(file("services", "payment", "src", "server.js"), (text) => `${text}\n// changed\n`);
        await stack.up();
        const after = (await stack.outputs()).services;
        const changed = Object.keys(routes).filter((name) => before[name]?.image !== after[name]?.image);
        assert.deepEqual(changed, ["payment"]);
        assert.equal((await ask("/payments")).status, 200);
    });

    it("deploys an image that is reverted to an earlier commit, without pushing it again", async () => {
        const path = file("services", "payment", "src", "server.js");
        edit(path, (text) => text.replace("\n// changed\n", ""));
        await stack.up();
        const { imageIds = [] } = await sdk.ecr.send(
            new ListImagesCommand({ repositoryName: "flotilla-local/payment" }),
        );
        assert.equal(imageIds.length, 2);
        assert.equal((await ask("/payments")).status, 200);
        assert.deepEqual(await stack.changes(), []);
    });

    it("fails an update to an image whose container exits, with the reason, and keeps the old one answering", async () => {
        const path = file("services", "user", "src", "server.js");
        const good = readFileSync(path, "utf8");
        writeFileSync(path, `process.exit(3);\n${good}`);
        const failed = await stack.tryUp();
        assert.notEqual(failed.exitCode, 0);
        assert.match(failed.output, /circuit breaker|rolled back/i);
        assert.equal((await ask("/users")).status, 200);
        writeFileSync(path, good);
        await stack.up();
    });

    it("fails an update to an image whose health check fails, and never sends it a request", async () => {
        const path = file("services", "inventory", "src", "server.js");
        const good = readFileSync(path, "utf8");
        edit(path, (text) =>
            text.replace("const health", "if (pathname === '/health') response.statusCode = 503;\n$&"),
        );
        edit(file("services", "inventory", "service.ts"), (text) =>
            text.replace(
                /"health": \{[^}]*\},/,
                '"health": { path: "/health", interval: "5 s", timeout: "2 s", unhealthyThreshold: 2, startup: "5 s" },',
            ),
        );
        const update = stack.tryUp();
        const hosts = new Set<string>();
        let finished = false;
        void update.finally(() => (finished = true));
        const before = await containerOf("/inventory");
        while (!finished) {
            const { status, body } = await ask("/inventory");
            assert.equal(status, 200);
            hosts.add((JSON.parse(body) as { host: string }).host);
            await pause(300);
        }
        const failed = await update;
        assert.notEqual(failed.exitCode, 0);
        assert.match(failed.output, /circuit breaker|rolled back/i);
        assert.deepEqual([...hosts], [before]);
        writeFileSync(path, good);
        await stack.up();
    });

    it("leaves nothing after npm stop", async () => {
        const cluster = "flotilla-local";
        assert.equal((await servicesOf(sdk, cluster)).size, 4);
        const stopped = await stack.stop();
        assert.equal(stopped.exitCode, 0, stopped.output);
        assert.equal(await docker("ps", "--quiet", "--filter", `label=ministack.instance=flotilla:${stack.port}`), "");
        await assert.rejects(fetch(stack.endpoint));
    });
});
