import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceConfiguration } from "../../../model";
import { checkout, type Checkout } from "../support/checkout";
import { docker, dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { givenImage, services } from "../support/given-images";
import { Stack, type Outcome } from "../support/stack";

const crashing = "flotilla.test/crashing:1.0.0";

const order: ServiceConfiguration = {
    name: "order",
    image: { uri: givenImage("order") },
    cpu: "0.25 vCPU",
    memory: "256 MiB",
    port: 8080,
    routes: ["/orders", "/orders/*"],
    health: { interval: "5 s", timeout: "2 s", startup: "10 s" },
};

describe("an update to an image that crashes", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let failed: Outcome;

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout("rollback");
        for (const name of services) rmSync(join(copy.folder, "services", name), { recursive: true, force: true });
        const image = join(copy.folder, "crashing");
        mkdirSync(image);
        writeFileSync(
            join(image, "Dockerfile"),
            `FROM ${givenImage("order")}\nCMD ["node", "-e", "process.exit(3)"]\n`,
        );
        await docker("build", "--quiet", "--tag", crashing, image);
        copy.writeService(order);
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        stack = new Stack(copy.folder, "dev", aws);
        await stack.init();
        await stack.up();
        stack.set(["flotilla:services"], { order: { image: { uri: crashing } } });
        failed = await stack.tryUp();
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("fails, and says what ECS did and why the tasks stopped", () => {
        assert.notEqual(failed.exitCode, 0);
        assert.match(
            failed.output,
            /service order: ECS gave flotilla-dev-order:2 up, and runs flotilla-dev-order:1 again/,
        );
        assert.match(failed.output, /tasks stopped: Essential container in task exited; order ended with exit code 3/);
    });

    it("prints no stack trace", () => assert.doesNotMatch(failed.output, /^\s+at /m));

    it("fails again for as long as ECS runs the old version, though the provider finds nothing to do", async () => {
        const { exitCode, output } = await stack.tryUp();
        assert.notEqual(exitCode, 0);
        assert.match(output, /runs flotilla-dev-order:1 again/);
    });

    it("is over once the image is one that runs", async () => {
        stack.set(["flotilla:services"], { order: { environment: { REPAIRED: "yes" } } });
        await stack.up();
        assert.deepEqual(await stack.changes("--refresh"), []);
    });
});
