// The module itself: what `import *` gives may be a copy, and replacing a function there would change nothing.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import debuggable = require("@pulumi/pulumi/runtime/debuggable");

type DebuggablePromise = <Value>(promise: Promise<Value>, context: unknown) => Promise<Value>;
const marker = Symbol.for("flotilla.quietPromises");

/**
 * Stops the SDK from writing down a stack trace for every promise that it makes: with ts-node's source maps that is
 * most of the time that a program takes (bench/RESULTS.md). Errors keep their own traces, and resources their places
 * in the source. `PULUMI_DEBUG_PROMISE_LEAKS` turns the traces on again.
 *
 * The function is internal to the SDK, whose version is pinned; where it is no longer found, nothing changes.
 */
export function quietPromises(): void {
    const module = debuggable as unknown as { debuggablePromise?: DebuggablePromise & { [marker]?: true } };
    const original = module.debuggablePromise;
    if (
        typeof original !== "function" ||
        // A bundler makes it a getter, which can't be replaced.
        Object.getOwnPropertyDescriptor(module, "debuggablePromise")?.writable !== true ||
        original[marker] === true ||
        process.env["PULUMI_DEBUG_PROMISE_LEAKS"] !== undefined
    )
        return;
    const quiet: DebuggablePromise = (promise, context) => {
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 0;
        try {
            return original(promise, context);
        } finally {
            Error.stackTraceLimit = limit;
        }
    };
    module.debuggablePromise = Object.assign(quiet, { [marker]: true as const });
}
