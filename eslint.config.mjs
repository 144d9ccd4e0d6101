import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["**/node_modules/", "**/dist/", ".flotilla/", "bench/by-hand/", "bench/cdk/", "templates/"] },
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.recommendedTypeChecked],
        plugins: { "@pulumi": pulumi },
        languageOptions: { parserOptions: { projectService: true } },
        rules: {
            "@pulumi/no-output-in-template-literal": "error",
            "@typescript-eslint/strict-boolean-expressions": [
                "error",
                { allowNullableObject: true, allowNullableBoolean: false },
            ],
            "@typescript-eslint/prefer-nullish-coalescing": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
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
    {
        files: ["model/**/*.ts"],
        rules: {
            "no-restricted-imports": [
                "error",
                {
                    patterns: [
                        {
                            group: ["@pulumi/*", "**/components/**", "**/program/**"],
                            message: "The model decides without Pulumi.",
                        },
                    ],
                },
            ],
        },
    },
    {
        files: ["tests/**/*.ts", "services/*/test/**/*.ts"],
        rules: { "@typescript-eslint/no-floating-promises": "error" },
    },
);
