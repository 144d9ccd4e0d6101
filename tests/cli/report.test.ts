import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, stackText } from "./support/temporary-project";

const tooMany = stackText("shop:services: { web: { scaling: { min: 3, max: 2 } } }");

describe("flotilla report", () => {
    it("writes the page to report.html, unless another file is named", async () => {
        await inProject({}, async (project) => {
            const { code, stdout, stderr } = await project.run("report", "prod");
            assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: "report.html: no problems\n", stderr: "" });
            assert.match(
                readFileSync(join(project.folder, "report.html"), "utf8"),
                /<title>shop prod: Flotilla report</,
            );
        });
    });

    it("makes the folder of the file that is named", async () => {
        await inProject({}, async (project) => {
            const { code } = await project.run("report", "prod", "--out", "reports/today/prod.html");
            assert.equal(code, 0);
            assert.match(readFileSync(join(project.folder, "reports/today/prod.html"), "utf8"), /^<!doctype html>/);
        });
    });

    it("writes the same page each time", async () => {
        await inProject({}, async (project) => {
            await project.run("report", "prod", "--out", "a.html");
            await project.run("report", "prod", "--out", "b.html");
            const [a, b] = ["a.html", "b.html"].map((file) => readFileSync(join(project.folder, file), "utf8"));
            assert.equal(a, b);
        });
    });

    it("shows the problems of a stack that can't be deployed, with their lines, and fails", async () => {
        await inProject({ "Pulumi.prod.yaml": tooMany }, async (project) => {
            const { code, stdout } = await project.run("report", "prod");
            assert.equal(code, 1);
            assert.match(stdout, /^report\.html: 1 error/);
            const page = readFileSync(join(project.folder, "report.html"), "utf8");
            assert.match(page, /shop:services\.web\.scaling\.min.*Pulumi\.prod\.yaml:5/);
        });
    });

    it("answers in JSON", async () => {
        await inProject({ "Pulumi.prod.yaml": tooMany }, async (project) => {
            const { stdout } = await project.run("report", "prod", "--json");
            const answer = JSON.parse(stdout) as { file: string; refused: boolean; problems: { id: string }[] };
            assert.equal(answer.file, "report.html");
            assert.equal(answer.refused, true);
            assert.deepEqual(
                answer.problems.map(({ id }) => id),
                ["scaling/range"],
            );
        });
    });

    it("tells which stack may be meant", async () => {
        const { code, stderr } = await inProject({}, (project) => project.run("report", "prd"));
        assert.equal(code, 2);
        assert.match(stderr, /there is no stack "prd"; .*prod/);
    });

    it("tells that the file can't be written", async () => {
        await inProject({}, async (project) => {
            mkdirSync(join(project.folder, "taken"));
            const { code, stderr } = await project.run("report", "prod", "--out", "taken");
            assert.equal(code, 2);
            assert.match(stderr, /taken can't be written \(EISDIR\); name another file with --out/);
        });
    });
});
