import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import Ajv, { type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { generatedFiles } from "../../scripts/schemas";
import { functionJsonSchema, serviceJsonSchema, stackJsonSchema } from "../../scripts/json-schemas";
import { sections } from "../../model/schema/configuration";
import { readServices } from "../../program/read-services";

type Stack = { config: Record<string, unknown> };

const compile = (schema: object) => new Ajv({ allErrors: true, allowMatchingProperties: true }).compile(schema);

const stackFile = (name: string) => parse(readFileSync(`Pulumi.${name}.yaml`, "utf8")) as Stack;

function refusals(validate: ValidateFunction, value: unknown): string[] {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("the generated files", () => {
    for (const [path, text] of Object.entries(generatedFiles())) {
        it(`${path} is fresh`, () => {
            assert.equal(readFileSync(path, "utf8"), text, `${path} is stale: run npm run schemas`);
        });
    }
});

describe("schemas/stack.json", () => {
    const validate = compile(stackJsonSchema());
    const dev = stackFile("dev");
    const refused = (config: Record<string, unknown>) =>
        refusals(validate, { ...dev, config: { ...dev.config, ...config } });

    for (const file of readdirSync(".").filter((name) => /^Pulumi\..+\.yaml$/.test(name))) {
        it(`accepts ${file}`, () => {
            assert.deepEqual(refusals(validate, parse(readFileSync(file, "utf8"))), []);
        });
    }

    it("accepts what Pulumi itself writes, and keys of other namespaces", () => {
        const stack = { ...dev, secretsprovider: "passphrase", encryptionsalt: "v1:abc", environment: ["base"] };
        assert.deepEqual(refusals(validate, stack), []);
        assert.deepEqual(refused({ "aws:defaultTags": { tags: { a: "b" } }, "other:key": 1, "aws:network": 1 }), []);
    });

    it("accepts any part of a service as an overlay", () => {
        const order = { scaling: { max: 20 }, health: { interval: "12 s" }, environment: { LEVEL: "debug" } };
        assert.deepEqual(refused({ "flotilla:services": { order } }), []);
        assert.deepEqual(refused({ "flotilla:services": { order: {} } }), []);
    });

    it("accepts any part of a function as an overlay, and no name", () => {
        assert.deepEqual(refused({ "flotilla:functions": { notification: { memory: "1 GiB" } } }), []);
        assert.match(
            refused({ "flotilla:functions": { notification: { name: "x" } } }).join("\n"),
            /notification must NOT have additional/,
        );
    });

    const typos: [string, Record<string, unknown>, RegExp][] = [
        ["a key that is misspelt", { "flotilla:netwrok": {} }, /config must NOT have additional properties/],
        ["a key without a namespace", { network: {} }, /config must NOT have additional properties/],
        ["an option that is misspelt", { "flotilla:network": { zone: 2 } }, /network must NOT have additional/],
        [
            "an option of a service that is misspelt",
            { "flotilla:services": { order: { scaling: { maximum: 2 } } } },
            /order\/scaling must NOT have additional/,
        ],
        ["a number without a unit", { "flotilla:capacity": { instanceTypes: ["t3.small"], warmup: 120 } }, /string/],
        ["a text without a unit", { "flotilla:services": { order: { memory: "512" } } }, /memory must match pattern/],
        ["a service's memory without a unit", { "flotilla:services": { order: { memory: 512 } } }, /must be string/],
        ["a name for a service", { "flotilla:services": { order: { name: "x" } } }, /order must NOT have additional/],
        [
            "half an image, which an overlay replaces whole",
            { "flotilla:services": { order: { image: { target: "x" } } } },
            /image must have required property 'context'/,
        ],
        ["a class that is not known", { "flotilla:environment": { class: "staging" } }, /class must be equal to one/],
        ["an option of another project", { "shop:network": { zone: 2 } }, /network must NOT have additional/],
    ];
    for (const [what, config, message] of typos) {
        it(`refuses ${what}`, () => {
            assert.match(refused(config).join("\n"), message);
        });
    }

    it("describes every option", () => {
        const nameless: string[] = [];
        const walk = (path: string, schema: { description?: string; properties?: Record<string, object> }) => {
            if (path !== "" && schema.description === undefined) nameless.push(path);
            for (const [key, inner] of Object.entries(schema.properties ?? {})) walk(`${path}/${key}`, inner);
        };
        const { definitions = {} } = stackJsonSchema();
        for (const section of sections) walk(section, definitions[section] ?? {});
        walk("", serviceJsonSchema());
        walk("", functionJsonSchema());
        assert.deepEqual(nameless, []);
    });
});

describe("schemas/service.json", () => {
    const validate = compile(serviceJsonSchema());

    for (const { path, definition } of readServices("services")) {
        it(`accepts ${path}`, () => {
            assert.deepEqual(refusals(validate, definition), []);
        });
    }

    it("refuses a service without a name, and one with an unknown option", () => {
        const found = refusals(validate, { cpu: "1 vCPU", memory: "1 GiB", ports: 80 });
        assert.deepEqual(found, [" must have required property 'name'", " must NOT have additional properties"]);
    });
});

describe("schemas/function.json", () => {
    const validate = compile(functionJsonSchema());

    it("accepts a function, and refuses one without a name or with an unknown option", () => {
        assert.deepEqual(refusals(validate, { name: "notification", subscribes: ["order.placed"] }), []);
        assert.deepEqual(refusals(validate, { runtime: "nodejs22.x" }), [
            " must have required property 'name'",
            " must NOT have additional properties",
        ]);
    });
});
