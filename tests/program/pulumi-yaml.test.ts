import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { configurationSchema, sections } from "../../model/schema/configuration";
import { memoized } from "../support/memoized";
import { deployProgram as deploy, stackConfig } from "../support/stacks";

const deployProgram = memoized(deploy);

interface ProjectFile {
    readonly name: string;
    readonly config: Readonly<Record<string, { type?: string; description?: string; default?: unknown }>>;
}

const { name, config } = parse(readFileSync("Pulumi.yaml", "utf8")) as ProjectFile;

describe("Pulumi.yaml", () => {
    // The engine asks for what is declared without a default, and an empty section may be another thing than none.
    it("declares the sections that are required, or that may as well be empty", () => {
        const declared = sections.filter((section) => {
            const schema = configurationSchema.shape[section];
            const [none, empty] = [schema.safeParse(undefined), schema.safeParse({})];
            return !none.success || isDeepStrictEqual(none.data, empty.data);
        });
        assert.deepEqual(Object.keys(config).sort(), declared.map((section) => `${name}:${section}`).sort());
    });

    for (const [key, declaration] of Object.entries(config)) {
        it(`says that ${key} is an object, and what it is for`, () => {
            assert.equal(declaration.type, "object");
            assert.match(declaration.description ?? "", /\w{3}/);
        });
    }

    it("asks for the sections that have no default", () => {
        const required = Object.keys(config).filter((key) => config[key]?.default === undefined);
        assert.deepEqual(required, ["flotilla:environment", "flotilla:capacity"]);
    });

    it("has no default but an empty section, so that defaults are told in one place", () => {
        const defaults = Object.values(config).flatMap((declaration) => declaration.default ?? []);
        for (const each of defaults) assert.deepEqual(each, {});
    });
});

describe("each stack file", () => {
    const stacks = readdirSync(".").flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);

    for (const stack of stacks) {
        it(`is accepted: ${stack}`, async () => {
            const { registrations } = await deployProgram({ stack, config: stackConfig(stack) });
            assert.notEqual(registrations.length, 0);
        });

        it(`gives no warning but what only its owner can mend: ${stack}`, async () => {
            const { logs } = await deployProgram({ stack, config: stackConfig(stack) });
            const ids = logs.map((line) => /\[(.+)\]$/.exec(line)?.[1] ?? line);
            // A certificate belongs to a domain, and this repository has none.
            assert.deepEqual(ids, stack === "prod" ? ["load-balancer/https", "waf/missing"] : []);
        });

        it(`has only sections of the configuration: ${stack}`, () => {
            const own = Object.keys(stackConfig(stack)).filter((key) => key.startsWith(`${name}:`));
            const known = sections.map((section) => `${name}:${section}`);
            for (const key of own) assert.ok(known.includes(key), key);
        });
    }
});
