import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

/** The files of program/ that a Pulumi program alone loads. */
const ownOfPulumi = ["program/load-plan.ts", "program/quiet-promises.ts"];

/** Imports that lead to Pulumi. */
const withPulumi = ["@pulumi/*", "**/components", "**/components/**", ...ownOfPulumi.map(moduleOf)];

/** A file as an import names it. */
function moduleOf(file) {
    return `**/${file.slice(file.lastIndexOf("/") + 1).replace(/\.ts$/, "")}`;
}

/** Refuses imports in some files, each with its reason. */
function refusingImports(files, patterns, ignores = []) {
    return { files, ignores, rules: { "no-restricted-imports": ["error", { patterns }] } };
}

export default tseslint.config(
    { ignores: ["**/node_modules/", "**/dist/", ".flotilla/", "bench/by-hand/", "bench/cdk/", "templates/"] },
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.recommendedTypeChecked],
        plugins: { "@pulumi": pulumi },
        // One program for all: each of the services would else have its own, with all types of the AWS SDK.
        languageOptions: {
            parserOptions: {
                project: ["tsconfig.json", "report/browser/tsconfig.json", "tests/browser/tsconfig.json"],
            },
        },
        rules: {
            "@pulumi/no-output-in-template-literal": "error",
            "@typescript-eslint/strict-boolean-expressions": [
                "error",
                { allowNullableObject: true, allowNullableBoolean: false },
            ],
            "@typescript-eslint/prefer-nullish-coalescing": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            // `{ secret: _, ...shown }` is how something is left out.
            "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
            "no-restricted-syntax": [
                "error",
                {
                    selector:
                        "CallExpression[callee.property.name='apply'] NewExpression[callee.type='MemberExpression']",
                    message: "No resource inside apply: a preview does not see it.",
                },
                {
                    selector:
                        "ClassDeclaration[superClass.property.name='ComponentResource'] NewExpression[callee.type='MemberExpression'][arguments.length=2]",
                    message: "Give the child its parent.",
                },
            ],
        },
    },
    refusingImports(
        ["model/**/*.ts"],
        [
            { group: ["@pulumi/*", "**/components/**"], message: "The model decides without Pulumi." },
            {
                group: ["fs", "fs/*", "node:fs", "node:fs/*", "**/program/**"],
                message: "The model is given what was read.",
            },
            { group: ["**/cli/**", "**/report/**"], message: "The model does not know who asks." },
        ],
    ),
    refusingImports(
        ["report/**/*.ts"],
        [
            { group: withPulumi, message: "A report is made without Pulumi." },
            { group: ["**/cli/**"], message: "The command line uses the report, not the other way round." },
        ],
    ),
    refusingImports(["cli/**/*.ts"], [{ group: withPulumi, message: "The command line starts without Pulumi." }]),
    refusingImports(
        ["program/**/*.ts"],
        [{ group: withPulumi, message: "The command line loads this too, and starts without Pulumi." }],
        ownOfPulumi,
    ),
    {
        files: ["tests/**/*.ts", "services/*/{test,integration}/**/*.ts"],
        rules: { "@typescript-eslint/no-floating-promises": "error" },
    },
    {
        // What stands in for something asynchronous may have nothing to wait for.
        files: ["services/*/{test,integration}/**/*.ts"],
        rules: { "@typescript-eslint/require-await": "off" },
    },
);
