import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { callsHooks } from "../../components/calls-hooks";

describe("a program that the Automation API runs inline", () => {
    const backend = mkdtempSync(join(tmpdir(), "flotilla-inline-"));
    after(() => rmSync(backend, { recursive: true, force: true }));

    it("has its hooks called, as one that the command line runs", async () => {
        const stack = await LocalWorkspace.createOrSelectStack(
            {
                projectName: "inline",
                stackName: "dev",
                program: () => Promise.resolve({ callsHooks: callsHooks() }),
            },
            {
                envVars: {
                    PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter),
                    PULUMI_BACKEND_URL: `file://${backend}`,
                    PULUMI_CONFIG_PASSPHRASE: "test",
                    PULUMI_SKIP_UPDATE_CHECK: "true",
                },
            },
        );
        const { outputs } = await stack.up();
        assert.deepEqual(outputs, { callsHooks: { value: true, secret: false } });
    });
});
