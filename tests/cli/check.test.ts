import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { flotilla, inProject, serviceText, stackText } from "./support/temporary-project";

const tooMany = "shop:services: { web: { scaling: { min: 3, max: 2 } } }";
/** A service without routes: the load balancer has none then, which is a warning. */
const warned = serviceText("web").replace(/ +routes.*\n/, "");

interface JsonAnswer {
    readonly ok: boolean;
    readonly stacks: readonly {
        readonly stack: string;
        readonly refused: boolean;
        readonly problems: readonly Record<string, unknown>[];
    }[];
}

const checkJson = (files: Readonly<Record<string, string>>, ...args: string[]) =>
    inProject(files, async (project) => {
        const { code, stdout } = await project.run("check", "--json", ...args);
        return { code, answer: JSON.parse(stdout) as JsonAnswer };
    });

describe("flotilla check", () => {
    it("names a stack file that can't be read", async () => {
        const { code, stderr } = await inProject({}, (project) => {
            symlinkSync("nowhere", join(project.folder, "Pulumi.broken.yaml"));
            return project.run("check");
        });
        assert.equal(code, 1);
        assert.match(
            stderr,
            /^error: \S+Pulumi\.broken\.yaml: can't be read \(ENOENT\); make it a file that you may read\n$/,
        );
    });

    it("says that there are no problems", async () => {
        const { code, stdout, stderr } = await inProject({}, (project) => project.run("check"));
        assert.deepEqual(
            { code, stdout, stderr },
            { code: 0, stdout: "✔ no problems in 2 stacks: dev and prod\n", stderr: "" },
        );
    });

    it("tells a problem with its severity, file, line, path, rule, reason and remedy", async () => {
        const { code, stdout } = await inProject({ "Pulumi.prod.yaml": stackText(tooMany) }, (project) =>
            project.run("check"),
        );
        assert.equal(code, 1);
        assert.equal(
            stdout,
            [
                "prod",
                "  error    Pulumi.prod.yaml:5  scaling/range",
                "           shop:services.web.scaling.min: is 3, and must be at most max (2)",
                "           → write 2 or less, or raise max",
                "",
                "1 error in 2 stacks: dev and prod",
                "",
            ].join("\n"),
        );
    });

    it("tells all problems of all stacks", async () => {
        const files = { "Pulumi.prod.yaml": stackText(tooMany), "Pulumi.dev.yaml": stackText("shop:netwrok: {}") };
        const { stdout } = await inProject(files, (project) => project.run("check"));
        assert.match(stdout, /^dev\n {2}error {4}Pulumi\.dev\.yaml:5 {2}schema\n +shop:netwrok: /m);
        assert.match(stdout, /^prod\n {2}error {4}Pulumi\.prod\.yaml:5/m);
        assert.match(stdout, /^2 errors in 2 stacks/m);
    });

    it("looks at the stacks that are named, and no others", async () => {
        const files = { "Pulumi.prod.yaml": stackText(tooMany) };
        const { code, stdout } = await inProject(files, (project) => project.run("check", "dev"));
        assert.deepEqual([code, stdout], [0, "✔ no problems in 1 stack: dev\n"]);
    });

    it("tells a problem of a service's own file once, whichever stacks have it", async () => {
        const { stdout } = await inProject({ "services/web/service.ts": serviceText("web", "memroy: 3,") }, (project) =>
            project.run("check"),
        );
        assert.match(stdout, /^all stacks\n {2}error {4}services\/web\/service\.ts/);
        assert.equal(stdout.match(/memroy/g)?.length, 2, "its path and its reason, once");
        assert.match(stdout, /^1 error in 2 stacks/m);
    });

    it("does not fail for warnings", async () => {
        const { code, stdout } = await inProject({ "services/web/service.ts": warned }, (project) =>
            project.run("check"),
        );
        assert.equal(code, 0);
        assert.match(stdout, /^ {2}warning {2}Pulumi\.dev\.yaml:\d+ {2}routes\/none/m);
    });

    it("fails for warnings with --strict", async () => {
        const { code } = await inProject({ "services/web/service.ts": warned }, (project) =>
            project.run("check", "--strict"),
        );
        assert.equal(code, 1);
    });

    it("says at which line of a stack file what is missing would be written", async () => {
        const text = stackText().replace(/ +shop:environment.*\n/, "    shop:environment:\n        exec: true\n");
        const { answer } = await checkJson({ "Pulumi.dev.yaml": text }, "dev");
        const [problem] = answer.stacks[0]?.problems ?? [];
        assert.deepEqual(
            [problem?.["path"], problem?.["file"], problem?.["line"]],
            ["shop:environment.class", "Pulumi.dev.yaml", 3],
        );
    });

    it("points into lists", async () => {
        const list = "shop:capacity:\n        instanceTypes:\n            - t3.medium\n            - t3.medum";
        const text = stackText().replace(/shop:capacity.*/, list);
        const { answer } = await checkJson({ "Pulumi.dev.yaml": text }, "dev");
        const [problem] = answer.stacks[0]?.problems ?? [];
        assert.deepEqual([problem?.["path"], problem?.["line"]], ["shop:capacity.instanceTypes[1]", 7]);
    });

    it("points at a default in Pulumi.yaml where the stack file does not say otherwise", async () => {
        const project = "name: shop\nruntime: nodejs\nconfig:\n  shop:network:\n    default: { zones: 9 }\n";
        const { answer } = await checkJson({ "Pulumi.yaml": project }, "dev");
        const [problem] = answer.stacks[0]?.problems ?? [];
        assert.deepEqual([problem?.["file"], problem?.["line"]], ["Pulumi.yaml", 5]);
    });

    it("answers with one JSON document, in which every problem has its place", async () => {
        const { code, answer } = await checkJson({ "Pulumi.prod.yaml": stackText(tooMany) });
        assert.equal(code, 1);
        assert.equal(answer.ok, false);
        assert.deepEqual(
            answer.stacks.map(({ stack, refused, problems }) => [stack, refused, problems.length]),
            [
                ["dev", false, 0],
                ["prod", true, 1],
            ],
        );
        assert.deepEqual(Object.keys(answer.stacks[1]?.problems[0] ?? {}).sort(), [
            "file",
            "id",
            "line",
            "path",
            "reason",
            "remedy",
            "severity",
        ]);
    });

    it("answers the same each time", async () => {
        const files = { "Pulumi.prod.yaml": stackText(tooMany), "services/web/service.ts": warned };
        const answers = await inProject(files, async (project) => [
            await project.run("check"),
            await project.run("check"),
        ]);
        assert.deepEqual(answers[0], answers[1]);
    });

    it("looks for a build context, and does not read it", async () => {
        const built = serviceText("web").replace(/image: .*/, 'image: { context: "src" },');
        const { stdout } = await inProject({ "services/web/service.ts": built }, (project) => project.run("check"));
        assert.match(stdout, /there is no folder services\/web\/src/);
    });

    it("says that a YAML file can't be read, with the line", async () => {
        const { code, answer } = await checkJson({ "Pulumi.dev.yaml": `${stackText()}   x: [1\n` }, "dev");
        assert.equal(code, 1);
        const [problem] = answer.stacks[0]?.problems ?? [];
        assert.equal(problem?.["id"], "stack-file/unreadable");
        assert.equal(typeof problem?.["line"], "number");
    });

    it("tells of this repository's own stacks", async () => {
        const { code, stdout } = await flotilla(resolve("."), ["check"]);
        assert.equal(code, 0, stdout);
    });
});
