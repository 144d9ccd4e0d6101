import * as pulumi from "@pulumi/pulumi";

let code: string | undefined;

/** The function in one file, with all that it imports: the same for every database, and made when the first needs it. */
function bundled(): string {
    if (code === undefined) {
        // Read only where there is a database: it would slow the start of every program.
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { buildSync } = require("esbuild") as typeof import("esbuild");
        const { outputFiles } = buildSync({
            entryPoints: [require.resolve("./handler")],
            bundle: true,
            platform: "node",
            format: "cjs",
            target: "node22",
            // A driver in C that pg takes where it is installed.
            external: ["pg-native"],
            // Neither folders nor comments, so that the same code gives the same file on every machine.
            minify: true,
            legalComments: "none",
            write: false,
            logLevel: "silent",
        });
        code = outputFiles[0]?.text ?? "";
    }
    return code;
}

/** What Lambda runs: `index.handler`. */
export const rotationCode = (): pulumi.asset.Archive =>
    new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(bundled()) });
