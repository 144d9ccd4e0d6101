/** Makes schemas/*.json and docs/configuration.md from model/schema, docs/checks.md from model/checks and docs/prices.md from the price tables: `npm run schemas`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checksPage } from "./checks-page";
import { configurationPage } from "./configuration-page";
import { pricesPage } from "./prices-page";
import { functionJsonSchema, serviceJsonSchema, stackJsonSchema, type JsonSchema } from "./json-schemas";

const json = (schema: JsonSchema) => `${JSON.stringify(schema, null, 4)}\n`;

/** The files that are made from the schemas, the rules and the price tables, by their path in the repository. */
export const generatedFiles = (): Record<string, string> => ({
    "schemas/stack.json": json(stackJsonSchema()),
    "schemas/service.json": json(serviceJsonSchema()),
    "schemas/function.json": json(functionJsonSchema()),
    "docs/configuration.md": configurationPage(),
    "docs/prices.md": pricesPage(),
    "docs/checks.md": checksPage(),
});

if (require.main === module) {
    for (const [path, text] of Object.entries(generatedFiles())) {
        const file = join(__dirname, "..", path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        console.log(path);
    }
}
