// Fails the test that leaves a rejected promise behind: an assertion in an apply that nobody awaits is otherwise lost.
const seen = [];
process.on("unhandledRejection", (error) => seen.push(error));

const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** The rejections that a test expects, taken off the list. */
globalThis.takeRejections = async () => {
    await settle();
    return seen.splice(0);
};

exports.mochaHooks = {
    async afterEach() {
        const left = await globalThis.takeRejections();
        if (left.length > 0)
            throw new Error(
                `unhandled: ${[...new Set(left.map((error) => error?.message ?? String(error)))].join(" | ")}`,
            );
    },
};
