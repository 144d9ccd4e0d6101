import assert from "node:assert/strict";
import { basename } from "node:path";
// eslint-disable-next-line @typescript-eslint/no-require-imports
import debuggable = require("@pulumi/pulumi/runtime/debuggable");
import { Platform } from "../../components";
import { quietPromises } from "../../program/quiet-promises";
import { planWith } from "../support/plans";
import { failing } from "../support/recorder";

const sdk = debuggable as unknown as {
    debuggablePromise: (promise: Promise<unknown>, context: string) => Promise<unknown>;
};

describe("quiet promises", () => {
    it("keep the stack trace of an error that a transform throws", async () => {
        quietPromises();
        const plan = planWith();
        const transform = {
            cluster: {
                cluster: () => {
                    throw new Error("thrown in a transform");
                },
            },
        };
        const { error } = await failing(() => new Platform(plan.name, { plan, transform }));
        assert.match(error.stack ?? "", new RegExp(`at .*${basename(__filename)}:\\d+`));
    });

    it("leave the length of stack traces as it was", () => {
        const limit = Error.stackTraceLimit;
        quietPromises();
        void sdk.debuggablePromise(Promise.resolve(), "");
        assert.equal(Error.stackTraceLimit, limit);
    });

    it("wrap the SDK's function once", () => {
        quietPromises();
        const wrapped = sdk.debuggablePromise;
        quietPromises();
        assert.equal(sdk.debuggablePromise, wrapped);
    });

    it("pass the promise's value on", async () => {
        quietPromises();
        assert.equal(await sdk.debuggablePromise(Promise.resolve(4711), ""), 4711);
    });

    it("write no stack trace down", () => {
        quietPromises();
        const promise = Promise.resolve();
        void sdk.debuggablePromise(promise, "");
        assert.doesNotMatch((promise as { _debugStackTrace?: string })._debugStackTrace ?? "", /\n/);
    });
});
