import assert from "node:assert/strict";
import {
    cpSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CodeProblem } from "../../model/decide";
import { bundleFunction, findFunctionCode } from "../../program/bundle-function";

interface Handler {
    readonly handler: (event: unknown) => Promise<string>;
}

describe("program: the code of a function", () => {
    let root: string;
    const write = (path: string, text: string) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    };
    const folder = (at = root) => join(at, "services", "notification");
    const bundle = (exported = "handler", at = root) =>
        bundleFunction(folder(at), "src/handler.ts", exported, { root: at });
    const staged = () => {
        const staging = join(root, ".flotilla", "functions", "notification");
        return bundleFunction(folder(), "src/handler.ts", "handler", { root, staging });
    };
    const problem = (run: () => unknown): Pick<CodeProblem, "key" | "message" | "place"> => {
        try {
            run();
        } catch (error) {
            assert.ok(error instanceof CodeProblem, String(error));
            const { key, message, place } = error;
            return { key, message, ...(place !== undefined && { place }) };
        }
        throw new Error("there is no problem");
    };

    beforeEach(() => {
        root = realpathSync(mkdtempSync(join(tmpdir(), "flotilla-function-")));
        write("node_modules/greeting/index.js", "exports.greet = (name) => `Hello ${name}`;");
        write("services/notification/src/template.ts", 'export const subject: string = "Your order";');
        write(
            "services/notification/src/handler.ts",
            `import { greet } from "greeting";
             import { subject } from "./template";
             export class MailRefused extends Error {}
             export const handler = async (event: { name: string }): Promise<string> => {
                 if (event.name === "") throw new MailRefused();
                 return greet(event.name) + ", " + subject;
             };`,
        );
    });
    afterEach(() => rmSync(root, { recursive: true }));

    it("is one file that needs no other", async () => {
        const { path } = staged();
        assert.deepEqual(readdirSync(path).sort(), ["index.js", "index.js.map"]);
        rmSync(join(root, "node_modules"), { recursive: true });
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { handler } = require(join(path, "index.js")) as Handler;
        assert.equal(await handler({ name: "Ada" }), "Hello Ada, Your order");
    });

    it("keeps the names of what it throws, small as it is", async () => {
        const { path } = staged();
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { handler } = require(join(path, "index.js")) as Handler;
        await assert.rejects(handler({ name: "" }), (error: Error) => error.constructor.name === "MailRefused");
    });

    it("has the same hash each time, in each folder", () => {
        const other = realpathSync(mkdtempSync(join(tmpdir(), "flotilla-elsewhere-")));
        cpSync(root, other, { recursive: true });
        assert.equal(bundle("handler", other).hash, bundle().hash);
        assert.equal(bundle().hash, bundle().hash);
        rmSync(other, { recursive: true });
    });

    it("has no path of this machine in it", () => {
        const { path } = staged();
        for (const file of readdirSync(path)) assert.ok(!readFileSync(join(path, file), "utf8").includes(root), file);
    });

    it("has another hash when what it imports changes, and the old one after that", () => {
        const { hash } = bundle();
        write("services/notification/src/template.ts", 'export const subject: string = "Another";');
        assert.notEqual(bundle().hash, hash);
        write("services/notification/src/template.ts", 'export const subject: string = "Your order";');
        assert.equal(bundle().hash, hash);
    });

    it("is not bundled where it is only looked for", () => {
        assert.deepEqual(findFunctionCode(folder(), "src/handler.ts", { root }), {
            path: "services/notification/src/handler.ts",
            hash: "",
        });
    });

    it("may be a file of CommonJS, or pass on what another exports", () => {
        write("services/notification/src/handler.ts", "exports.handler = async () => 'x';");
        assert.notEqual(bundle().hash, "");
        write("services/notification/src/handler.ts", 'export * from "./template";');
        assert.notEqual(bundle().hash, "");
    });

    it("is told to be missing", () => {
        rmSync(join(root, "services/notification/src/handler.ts"));
        const told = { key: "file", message: "there is no services/notification/src/handler.ts" };
        assert.deepEqual(problem(bundle), told);
        assert.deepEqual(
            problem(() => findFunctionCode(folder(), "src/handler.ts", { root })),
            told,
        );
    });

    it("is told not to export what Lambda is to run", () => {
        assert.deepEqual(
            problem(() => bundle("notify")),
            {
                key: "export",
                message: 'services/notification/src/handler.ts does not export "notify"',
            },
        );
    });

    it("is told not to compile, with the line", () => {
        write("services/notification/src/template.ts", "export const subject = ;");
        const told = problem(bundle);
        assert.equal(told.place, "services/notification/src/template.ts:1");
        assert.match(told.message, /does not compile: Unexpected ";"/);
    });

    it("is told to import what is not there", () => {
        rmSync(join(root, "node_modules"), { recursive: true });
        assert.deepEqual(problem(bundle), {
            key: "file",
            message: '"greeting" is imported, and is not there',
            place: "services/notification/src/handler.ts:1",
        });
    });
});
