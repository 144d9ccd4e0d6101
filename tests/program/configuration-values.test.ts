import assert from "node:assert/strict";
import { encryptedValue } from "../../model/encrypted";
import { configurationValues, fromEngine, namespaced } from "../../program/configuration-values";
import { parseYaml } from "../../program/yaml-file";

/** A section as Pulumi 3.259.0 gives it to a program: `pulumi config --json` of the same file. */
const scalars: readonly (readonly [string, unknown])[] = [
    ["null", null],
    ["~", null],
    ["on", "on"],
    ["yes", "yes"],
    ["True", true],
    ["0o17", 15],
    ["017", 15],
    ["1_000", 1000],
    ["0x1F", 31],
    ["1e3", 1000],
    ["1.50", 1.5],
    [".5", 0.5],
    ['"20"', "20"],
    ["-3", -3],
    ["12:30", "12:30"],
];

describe("program: values of a stack file are those that Pulumi's engine gives", () => {
    for (const [written, expected] of scalars) {
        it(`within a section: ${written}`, () => {
            assert.deepEqual(parseYaml(`a: { b: ${written} }`).value, { a: { b: expected } });
        });
    }

    for (const [what, value, expected] of [
        ["a number in quotes is a number", "20", 20],
        ["a list in quotes is a list", "[1]", [1]],
        ["a text is a text", "eu-west-1", "eu-west-1"],
        ["nothing is an empty text", null, ""],
        ["true is true", true, true],
        ["a section is a section", { a: "20" }, { a: "20" }],
    ] as const) {
        it(`as a whole key: ${what}`, () => assert.deepEqual(fromEngine(value), expected));
    }

    it("merge keys are merged", () => {
        assert.deepEqual(parseYaml("a: { <<: { x: 1 }, y: 2 }").value, { a: { x: 1, y: 2 } });
    });
});

describe("program: keys of a stack file", () => {
    for (const [key, expected] of [
        ["shop:network", "shop:network"],
        ["network", "shop:network"],
        ["shop:config:network", "shop:network"],
        ["aws:region", "aws:region"],
    ] as const) {
        it(`${key} is ${expected}`, () => assert.equal(namespaced(key, "shop"), expected));
    }
});

describe("program: encrypted values", () => {
    it("are found where they are, with a stand-in in their place", () => {
        const config = { "shop:a": { b: [{ c: { secure: "v1:x" } }] }, "shop:d": { secure: "v1:y" }, "shop:e": 1 };
        assert.deepEqual(configurationValues(config, "shop"), {
            values: { "shop:a": { b: [{ c: encryptedValue }] }, "shop:d": encryptedValue, "shop:e": 1 },
            encrypted: [["shop:a", "b", 0, "c"], ["shop:d"]],
        });
    });

    it("are no sections that have more than the word secure", () => {
        const config = { "shop:a": { secure: "x", b: 1 }, "shop:c": { secure: true } };
        assert.deepEqual(configurationValues(config, "shop").encrypted, []);
    });

    it("are looked for no deeper than a configuration is nested", () => {
        const { value } = parseYaml("a: &a { b: *a }");
        assert.deepEqual(configurationValues(value as Record<string, unknown>, "shop").encrypted, []);
    });
});

describe("program: lines of a YAML file", () => {
    const file = parseYaml(
        ["config:", "  shop:a:", "    b.c:", "      - x", "      - y: 1", "    e: &e { f: 1 }", "    g: *e"].join("\n"),
    );
    for (const [written, line] of [
        ["", 2],
        ["b.c", 3],
        ["b.c[0]", 4],
        ["b.c[1].y", 5],
        ["b.c[7]", 3],
        ["e.f", 6],
        ["e.nothing.at.all", 6],
        ["nothing", 2],
        ["ee", 2],
        ["g.f", 6],
    ] as const) {
        it(`"${written}" is on line ${line}`, () => assert.equal(file.lineOf(["config", "shop:a"], written), line));
    }

    it("have no line for a key that is not there, but that of what is above", () => {
        assert.equal(file.lineOf(["config", "shop:z"]), 1);
        assert.equal(file.lineOf(["other"]), undefined);
    });

    it("are told of a tab alone, and not of what it does to the lines below", () => {
        const { errors } = parseYaml("a:\n    b: 1\n\tc: 2\n    d: 3\n");
        assert.deepEqual(
            errors.map(({ line, remedy }) => [line, remedy]),
            [[3, "indent with spaces"]],
        );
    });

    it("are told of a second document in words for who writes it", () => {
        const { errors } = parseYaml("a: 1\n---\na: 2\n");
        assert.deepEqual(errors, [
            {
                line: 2,
                reason: "holds more than one document",
                remedy: "keep one, and remove the line --- between them",
            },
        ]);
    });

    for (const text of ["a: [", "a: 1\na: 2", "a:\n\tb: 1", "a: *b", "a: b: c"]) {
        it(`are no value where they are broken: ${JSON.stringify(text)}`, () => {
            const { value, errors } = parseYaml(text);
            assert.equal(value, undefined);
            for (const { reason, remedy } of errors) assert.ok(reason !== "" && remedy !== "");
            assert.notEqual(errors.length, 0);
        });
    }
});
