import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { decideFixture, sourcesFixture } from "../support/fixtures";
import { readDefinitions, readServices, serviceFiles } from "../../program/read-services";

describe("program: the services' files", () => {
    let root: string;
    const write = (path: string, text: string) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    };
    const read = () => readServices(root).map(({ folder, definition }) => [folder, definition]);
    beforeEach(() => (root = mkdtempSync(join(tmpdir(), "flotilla-services-"))));
    afterEach(() => rmSync(root, { recursive: true }));

    it("are one a folder, in the order of their names", () => {
        for (const name of ["user", "order", "a"]) write(`${name}/service.js`, `module.exports = { name: "${name}" };`);
        assert.deepEqual(read(), [
            ["a", { name: "a" }],
            ["order", { name: "order" }],
            ["user", { name: "user" }],
        ]);
    });
    it("may be TypeScript", () => {
        write("order/service.ts", 'const name: string = "order"; export default { name };');
        assert.deepEqual(read(), [["order", { name: "order" }]]);
    });
    it("are TypeScript where both are there", () => {
        write("order/service.ts", "export default 1;");
        write("order/service.js", "module.exports = 2;");
        assert.deepEqual(read(), [["order", 1]]);
    });
    it("are not looked for in folders without one", () => {
        write("shared/index.js", "");
        assert.deepEqual(read(), []);
    });
    it("are not looked for beside the folders", () => {
        write("service.js", "module.exports = {};");
        assert.deepEqual(read(), []);
    });
    it("are none where there is no folder", () => assert.deepEqual(serviceFiles(join(root, "nowhere")), new Map()));
    it("may export null, which is no service", () => {
        write("order/service.js", "module.exports = null;");
        assert.deepEqual(read(), [["order", null]]);
    });
    it("of TypeScript without a default export have no service", () => {
        write("order/service.ts", "export const order = { name: 'order' };");
        assert.deepEqual(read(), [["order", undefined]]);
    });
    it("are read together with those of functions, each by the name of its file", () => {
        write("order/service.ts", 'export default { name: "order" };');
        write("mailer/function.ts", 'export default { name: "mailer" };');
        write("archiver/function.js", 'module.exports = { name: "archiver" };');
        const { services, functions } = readDefinitions(root);
        const named = (files: typeof services) => files.map(({ folder, definition }) => [folder, definition]);
        assert.deepEqual(named(services), [["order", { name: "order" }]]);
        assert.deepEqual(named(functions), [
            ["archiver", { name: "archiver" }],
            ["mailer", { name: "mailer" }],
        ]);
    });
    it("of this repository are a valid configuration", () => {
        const services = readServices("services");
        const { problems } = decideFixture({ ...sourcesFixture(), services });
        assert.deepEqual(
            problems.filter(({ severity }) => severity === "error"),
            [],
        );
    });
    it("are named in messages as they are from here", () => {
        assert.deepEqual(
            readServices("services")
                .map(({ path }) => path)
                .slice(0, 1),
            [join("services", "inventory", "service.ts")],
        );
    });
});
