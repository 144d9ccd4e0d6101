import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadProject } from "../../program/read-project";
import { newServiceFiles } from "../../program/new-service";
import { flotilla, TemporaryProject } from "./support/temporary-project";

const files = [".dockerignore", "Dockerfile", "service.ts", "src/server.mts"].map((file) => `services/reviews/${file}`);

interface Planned {
    readonly plan: { readonly services: readonly { readonly name: string }[] };
}

describe("flotilla add", () => {
    let project: TemporaryProject;
    beforeEach(() => {
        project = new TemporaryProject();
    });
    afterEach(() => project.remove());

    const add = (...args: string[]) => flotilla(project.folder, ["add", ...args]);
    const read = (path: string) => readFileSync(join(project.folder, path), "utf8");
    const planned = async () => {
        const { stdout } = await flotilla(project.folder, ["plan", "dev", "--json"]);
        return (JSON.parse(stdout) as Planned).plan.services.map(({ name }) => name);
    };

    it("adds a service that the next plan has", async () => {
        const before = await planned();
        assert.equal((await add("reviews")).code, 0);
        assert.deepEqual(await planned(), [...before, "reviews"].sort());
    });

    it("says what it added, and what to do next", async () => {
        const { stdout } = await add("reviews");
        assert.equal(
            stdout,
            `✔ added the service reviews: 4 files\n${files.map((file) => `  ${file}\n`).join("")}\nNext: npx flotilla check\n`,
        );
    });

    it("answers with JSON", async () => {
        assert.deepEqual(JSON.parse((await add("reviews", "--json")).stdout), { service: "reviews", files });
    });

    it("leaves no word of the template in it", async () => {
        await add("reviews");
        for (const file of files) assert.doesNotMatch(read(file), /service-name/, file);
    });

    it("writes nothing where a file of the same name is there", async () => {
        await add("reviews");
        writeFileSync(join(project.folder, "services/reviews/service.ts"), "mine");
        const { code, stderr } = await add("reviews");
        assert.equal(code, 1);
        assert.match(stderr, /nothing was written.*\n {2}services\/reviews\/\.dockerignore\n/);
        assert.equal(read("services/reviews/service.ts"), "mine");
    });

    it("refuses what is no name of a service", async () => {
        const { code, stderr } = await add("Reviews");
        assert.equal(code, 2);
        assert.match(stderr, /<service>: /);
    });

    it("takes defineService from the sources in the repository of the package", () => {
        const [text] = newServiceFiles(loadProject("."), "reviews").flatMap(({ path, text: of }) =>
            path.endsWith("service.ts") ? [of] : [],
        );
        assert.match(text ?? "", /^import { defineService } from "\.\.\/\.\.\/model";\n/);
    });
});
