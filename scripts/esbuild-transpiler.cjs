// What ts-node compiles each file with: esbuild does it in a third of the time of TypeScript itself. `npm test` checks the types.
const { transformSync } = require("esbuild");

const options = { loader: "ts", format: "cjs", target: "node20", sourcemap: "external", sourcesContent: false };

exports.create = () => ({
    transpile(code, { fileName }) {
        const { code: outputText, map: sourceMapText } = transformSync(code, { ...options, sourcefile: fileName });
        return { outputText, sourceMapText };
    },
});
