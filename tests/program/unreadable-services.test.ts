import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseConfiguration } from "../../model/parse";
import { formatProblem } from "../../model/problem";
import { evaluateService } from "../../program/evaluate-service";
import { readServices } from "../../program/read-services";
import { failing } from "../support/recorder";
import { program, stackConfig } from "../support/stacks";

describe("program: a service's file that can't be read", () => {
    let root: string;
    const write = (path: string, text: string) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    };
    const read = () => readServices("services", root);
    const problems = () =>
        parseConfiguration({ namespace: "shop", stack: {}, services: read() })
            .problems.map(formatProblem)
            .filter((line) => line.includes("[services/unreadable]"));
    beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), "flotilla-unreadable-")))));
    afterEach(() => rmSync(root, { recursive: true }));

    it("because of its syntax is told with its line and the compiler's words", () => {
        write("services/order/service.ts", 'export default {\n    name: "order"\n    port: 8080,\n};\n');
        assert.deepEqual(problems(), [
            'services/order/service.ts:3: does not compile: Expected "}" but found "port"; correct it [services/unreadable]',
        ]);
    });

    it("because it throws is told with its line", () => {
        write(
            "services/order/service.ts",
            'interface Unused {\n    a: 1;\n}\n\nthrow new Error("no region\\nat all");\n',
        );
        assert.deepEqual(problems(), [
            "services/order/service.ts:5: throws an error: no region; correct it [services/unreadable]",
        ]);
    });

    it("because it throws what is no error is told", () => {
        write("services/order/service.js", 'throw "nothing";\n');
        assert.deepEqual(problems(), [
            "services/order/service.js: throws an error: nothing; correct it [services/unreadable]",
        ]);
    });

    it("because of a file that is not there is told with the line of the import", () => {
        write("services/order/service.ts", '\nimport defaults from "../defaults";\nexport default defaults;\n');
        assert.deepEqual(problems(), [
            'services/order/service.ts:2: imports "../defaults", which is not there; correct the import, or add the file [services/unreadable]',
        ]);
    });

    it("because of a package that is not there is told with the line of the import", () => {
        write("services/order/service.ts", '\nimport { a } from "no-such-package";\nexport default { name: a };\n');
        assert.deepEqual(problems(), [
            'services/order/service.ts:2: imports the package "no-such-package", which is not there; install it, or correct the import [services/unreadable]',
        ]);
    });

    it("because it does not end is told", () => {
        assert.deepEqual(evaluateService("for (;;);", root, "service.js", 0.1), {
            unreadable: {
                file: "service.js",
                reason: "has not ended after 0.1 s",
                remedy: "it may only describe the service",
            },
        });
    });

    it("leaves the others readable", () => {
        write("services/order/service.ts", "export default {");
        write("services/user/service.ts", 'export default { name: "user" };');
        assert.deepEqual(
            read().map(({ folder, definition, unreadable }) => [folder, definition, unreadable?.line]),
            [
                ["order", undefined, 1],
                ["user", { name: "user" }, undefined],
            ],
        );
    });

    it("is told for each that is broken", () => {
        write("services/order/service.ts", "export default {");
        write("services/user/service.ts", "export default (");
        assert.equal(problems().length, 2);
    });

    it("because of a file that several import is told once, in that file", () => {
        write("services/defaults.ts", "\n\nexport const cpu = ;\n");
        for (const name of ["order", "user"])
            write(`services/${name}/service.ts`, 'import { cpu } from "../defaults"; export default { cpu };');
        write("services/web/service.ts", 'export default { name: "web" };');
        assert.deepEqual(problems(), [
            'services/defaults.ts:3: does not compile: Unexpected ";"; correct it [services/unreadable]',
        ]);
        assert.deepEqual(read().find(({ folder }) => folder === "web")?.definition, { name: "web" });
    });

    it("does not stop pulumi with a stack trace", async () => {
        write("services/order/service.ts", "export default {");
        const before = process.cwd();
        const config = stackConfig("dev");
        process.chdir(root);
        try {
            const { error } = await failing(program, { config });
            assert.match(error.message, /services\/order\/service\.ts:1: does not compile: /);
            assert.doesNotMatch(error.message, /\n +at /);
        } finally {
            process.chdir(before);
        }
    });
});

describe("program: a service's file", () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "flotilla-service-")));
    after(() => rmSync(root, { recursive: true }));
    const write = (path: string, text: string) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    };
    const definition = () => readServices("services", root)[0]?.definition;

    it("may import what the project's services share", () => {
        write("services/defaults.ts", "export const cpu: string = '1 vCPU';");
        write("services/order/service.ts", 'import { cpu } from "../defaults"; export default { cpu };');
        assert.deepEqual(definition(), { cpu: "1 vCPU" });
    });

    it("may import defineService of a package that is not installed yet", () => {
        write(
            "services/order/service.ts",
            'import { defineService } from "flotilla/service"; export default defineService({ name: "order" } as never);',
        );
        assert.deepEqual(definition(), { name: "order" });
    });

    it("may import JSON", () => {
        write("services/sizes.json", '{ "cpu": "2 vCPU" }');
        write("services/order/service.ts", 'import sizes from "../sizes.json"; export default sizes;');
        assert.deepEqual(definition(), { cpu: "2 vCPU" });
    });

    it("may use what Node brings, and knows where it is", () => {
        write(
            "services/order/service.ts",
            'import { basename } from "node:path"; export default { name: basename(__dirname), file: basename(__filename) };',
        );
        assert.deepEqual(definition(), { name: "order", file: "service.ts" });
    });

    it("does not print between what is printed for programs to read", () => {
        write("services/order/service.ts", 'console.log("hello"); export default {};');
        const printed = { stdout: "", stderr: "" };
        const stopped = (["stdout", "stderr"] as const).map((name) => {
            const stream = process[name];
            const write = stream.write.bind(stream);
            stream.write = (text: string | Uint8Array) => (printed[name] += String(text)) !== undefined;
            return () => (stream.write = write);
        });
        definition();
        for (const again of stopped) again();
        assert.deepEqual(printed, { stdout: "", stderr: "hello\n" });
    });

    it("leaves no trace in the process", () => {
        const before = Object.keys(globalThis);
        write("services/order/service.ts", "export default {};");
        definition();
        assert.deepEqual(Object.keys(globalThis), before);
    });
});
