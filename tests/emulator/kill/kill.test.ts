import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import { checkout, type Checkout } from "../support/checkout";
import { dockerRuns } from "../support/docker";
import { freePort } from "../../support/free-port";
import { givenImages } from "../support/given-images";
import { LocalStack } from "../support/local-stack";

/** A whole number of seconds between two, drawn anew in each run: a kill at any moment is to be recovered from. */
const between = (least: number, most: number) => least + Math.floor(Math.random() * (most - least + 1));

describe("npm start, after a kill", () => {
    let copy: Checkout;
    let stack: LocalStack;

    /** Kills at once what runs in the checkout and matches. */
    const kill = (pattern: string) => execa("pkill", ["-KILL", "-f", pattern], { reject: false });

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout("kill");
        stack = new LocalStack(copy.folder, await freePort());
        // Building images adds nothing to what is shown here, and takes time.
        stack.setCommitted(["flotilla:images"], { given: givenImages });
    });

    after(async () => {
        if ((copy as Checkout | undefined) === undefined) return;
        await stack.stop();
        copy.remove();
    });

    const converges = async () => {
        const started = await stack.start();
        assert.equal(started.exitCode, 0, started.output);
        assert.deepEqual(await stack.changes("--refresh"), []);
    };

    it("converges after the CLI was killed in the middle of an update", async () => {
        const seconds = between(15, 75);
        const killed = stack.start();
        await pause(seconds * 1000);
        await kill(`${copy.folder}/.*(pulumi|config-file)`);
        await kill(`pulumi up.*${copy.folder}`);
        const { exitCode } = await killed;
        assert.notEqual(exitCode, 0, `the update was over after ${seconds} s`);
        await converges();
    });

    it("converges after the emulated AWS was killed and has forgotten everything", async () => {
        await kill(`${copy.folder}/local/emulator`);
        await converges();
    });
});
