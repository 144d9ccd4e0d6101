import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { GitProject, service, stack } from "./support/git-project";

describe("flotilla diff --since", () => {
    let project: GitProject;
    beforeEach(() => {
        project = new GitProject();
    });
    afterEach(() => project.remove());

    const clean = "main → now: no differences\n";

    it("finds no difference where no file has changed", async () => {
        project.commit();
        assert.deepEqual(await project.diff("prod", "--since", "main"), { code: 0, stdout: clean, stderr: "" });
    });

    it("tells what an edit changes, with the values of both sides", async () => {
        project.commit();
        project.write({
            "Pulumi.prod.yaml": stack("production", "    shop:services: { web: { scaling: { min: 3, max: 6 } } }\n"),
        });
        const { code, stdout } = await project.diff("prod", "--since", "main");
        assert.equal(code, 0);
        assert.match(stdout, /^main → now: 1 service changes/);
        assert.match(stdout, /web +│ scaling\.min │ 2 +│ 3 /);
    });

    it("tells that a file of an image changes its tag", async () => {
        project.commit();
        project.write({ "services/web/src/server.js": "console.log(2);\n" });
        const { stdout } = await project.diff("prod", "--since", "main");
        assert.match(stdout, /│ image +│ built, [0-9a-f]{16} │ built, [0-9a-f]{16} │/);
    });

    it("tells of services that are added and removed, and their routes", async () => {
        project.commit();
        project.write(service("stock"));
        rmSync(join(project.folder, "services/web"), { recursive: true });
        project.write({ "Pulumi.prod.yaml": stack("production") });
        const { stdout } = await project.diff("prod", "--since", "main", "--json");
        const { services, routes } = JSON.parse(stdout) as {
            services: { service: string; kind: string }[];
            routes: { route: string; kind: string }[];
        };
        assert.deepEqual(
            services.map(({ service: name, kind }) => [name, kind]),
            [
                ["stock", "added"],
                ["web", "removed"],
            ],
        );
        assert.deepEqual(
            routes.map(({ route, kind }) => [route, kind]),
            [
                ["/stock", "added"],
                ["/stock/*", "added"],
                ["/web", "removed"],
                ["/web/*", "removed"],
            ],
        );
    });

    it("tells of a problem that an edit brings, with its line", async () => {
        project.commit();
        project.write({ "Pulumi.prod.yaml": stack("production", "    shop:network: { cidr: 10.0.5.0/16 }\n") });
        const { stdout } = await project.diff("prod", "--since", "main");
        assert.match(stdout, /problems that appear\n +error +Pulumi\.prod\.yaml:5 /);
    });

    it("does not tell of a problem that was there before, wherever it is written", async () => {
        project.write(service("web", 'environment: { DB_PASSWORD: "hunter2" },'));
        project.commit();
        assert.equal((await project.diff("prod", "--since", "main")).stdout, clean);
    });

    it("exits with 1 with --exit-code if there is a difference, and with 0 if there is none", async () => {
        project.commit();
        assert.equal((await project.diff("prod", "--since", "main", "--exit-code")).code, 0);
        project.write(service("stock"));
        assert.equal((await project.diff("prod", "--since", "main", "--exit-code")).code, 1);
    });

    it("names the commit in JSON", async () => {
        project.commit();
        const { stdout } = await project.diff("prod", "--since", "main", "--json");
        const { before, after, different } = JSON.parse(stdout) as Record<string, unknown>;
        const commit = project.git("rev-parse", "main").trim();
        assert.deepEqual(
            { before, after, different },
            { before: { stack: "prod", commit }, after: { stack: "prod" }, different: false },
        );
    });

    it("compares a project that is a folder of its repository, with files outside of it", async () => {
        project.remove();
        project = new GitProject("platform/shop");
        project.write({
            "../shared/size.ts": 'export const cpu = "0.5 vCPU";\n',
            "services/web/service.ts": `import { cpu } from "../../../shared/size";
export default { name: "web", image: { context: "." }, cpu, memory: "512 MiB", port: 8080, routes: ["/web"] };
`,
        });
        project.commit();
        project.write({ "../shared/size.ts": 'export const cpu = "1 vCPU";\n' });
        const { stdout } = await project.diff("dev", "--since", "HEAD");
        assert.match(stdout, /│ cpu +│ 0\.5 vCPU │ 1 vCPU │/);
    });

    it("finds the packages that are installed now", async () => {
        project.write({
            ".gitignore": ".flotilla/\nnode_modules/\n",
            "node_modules/sizes/index.js": 'exports.small = "0.5 vCPU";\n',
            "services/web/service.ts": `import { small } from "sizes";
export default { name: "web", image: { context: "." }, cpu: small, memory: "512 MiB" };
`,
        });
        project.commit();
        assert.equal((await project.diff("dev", "--since", "main")).stdout, clean);
    });

    it("takes a tag, a commit and what git makes of them", async () => {
        project.commit();
        project.git("tag", "v1");
        project.write(service("stock"));
        project.commitAll();
        for (const revision of ["v1", "HEAD~1", project.git("rev-parse", "--short", "v1").trim()])
            assert.match((await project.diff("dev", "--since", revision)).stdout, /1 service is added/);
    });

    describe("leaves the user's files and git alone:", () => {
        it("the index, the files, and its own folder", async () => {
            project.commit();
            project.write({ "staged.txt": "a\n", "services/web/src/server.js": "staged\n" });
            project.git("add", "--all");
            project.write({ "services/web/src/server.js": "edited\n", "untracked.txt": "b\n" });
            const state = () => [
                project.git("status", "--porcelain"),
                project.git("diff"),
                project.git("diff", "--cached"),
            ];
            const before = state();
            await project.diff("dev", "--since", "main");
            assert.deepEqual(state(), before);
            assert.deepEqual(readdirSync(join(project.folder, ".flotilla/revisions")), []);
        });

        it("its own folder too where it fails", async () => {
            project.write({ "Pulumi.dev.yaml": "config: [\n" });
            project.commit();
            project.write({ "Pulumi.dev.yaml": stack("disposable") });
            assert.equal((await project.diff("dev", "--since", "main")).code, 1);
            assert.deepEqual(readdirSync(join(project.folder, ".flotilla/revisions")), []);
        });
    });

    describe("takes for no difference", () => {
        it("files that git archive would leave out or fill in", async () => {
            project.write({ ".gitattributes": "*.js export-ignore\nDockerfile export-subst\n" });
            project.commit();
            assert.equal((await project.diff("dev", "--since", "main")).stdout, clean);
        });

        it("line endings that a checkout makes", async () => {
            project.write({ ".gitattributes": "*.js text eol=crlf\n", "services/web/src/server.js": "a\r\nb\r\n" });
            project.commit();
            assert.equal((await project.diff("dev", "--since", "main")).stdout, clean);
        });

        it("what Flotilla keeps in a project whose folder is the context", async () => {
            const atTheTop =
                'export default { name: "web", image: { context: "../..", dockerfile: "Dockerfile" }, cpu: "0.25 vCPU", memory: "512 MiB" };';
            project.write({ "services/web/service.ts": atTheTop, Dockerfile: "FROM scratch\n" });
            project.write({ ".flotilla/contexts/web/staged": "x" });
            project.commit();
            assert.equal((await project.diff("dev", "--since", "main")).stdout, clean);
        });

        it("modes and links", async () => {
            chmodSync(join(project.folder, "services/web/src/server.js"), 0o775);
            symlinkSync("server.js", join(project.folder, "services/web/src/main.js"));
            project.commit();
            assert.equal((await project.diff("dev", "--since", "main")).stdout, clean);
        });
    });

    describe("adds everything where the stack was not there", () => {
        it("because its file was not", async () => {
            renameSync(join(project.folder, "Pulumi.prod.yaml"), join(project.root, "aside"));
            project.commit();
            renameSync(join(project.root, "aside"), join(project.folder, "Pulumi.prod.yaml"));
            const { code, stdout } = await project.diff("prod", "--since", "main");
            assert.equal(code, 0);
            assert.match(stdout, /1 service is added/);
            assert.match(stdout, /There was no stack prod at main: all of it is new\./);
        });

        it("because the project was not", async () => {
            project.remove();
            project = new GitProject("shop");
            project.commit();
            project.git("mv", "shop", "store");
            project.git("commit", "--quiet", "--message", "x");
            project.git("mv", "store", "shop");
            assert.match((await project.diff("dev", "--since", "HEAD")).stdout, /There was no stack dev at HEAD/);
        });
    });

    const refused = async (pattern: RegExp, ...args: string[]) => {
        const { code, stdout, stderr } = await project.diff(...args);
        assert.deepEqual([code, stdout], [1, ""]);
        assert.match(stderr, pattern);
        assert.doesNotMatch(stderr, /\n +at /, "a stack trace is for nobody");
    };

    it("says that there is no such revision", async () => {
        project.commit();
        await refused(
            /^error: there is no revision "mian"; name a branch, a tag or a commit/,
            "dev",
            "--since",
            "mian",
        );
    });

    it("takes no revision for an option of git", async () => {
        project.commit();
        await refused(/there is no revision "--all"/, "dev", "--since=--all");
    });

    it("says that there is no git repository", async () => {
        await refused(/is in no git repository/, "dev", "--since", "main");
    });

    it("says that the stack is too broken to compare at that revision, and why", async () => {
        project.write({ "Pulumi.dev.yaml": "config: [\n" });
        project.commit();
        project.write({ "Pulumi.dev.yaml": stack("disposable") });
        await refused(
            /^error: Pulumi\.dev\.yaml at main is too broken to compare:\n  Pulumi\.dev\.yaml/,
            "dev",
            "--since",
            "main",
        );
    });

    it("says that the project is broken at that revision", async () => {
        project.write({ "Pulumi.yaml": "runtime: nodejs\n" });
        project.commit();
        project.write({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n" });
        await refused(/^error: at main: Pulumi\.yaml: has no name/, "dev", "--since", "main");
        assert.ok(existsSync(project.folder));
    });
});
