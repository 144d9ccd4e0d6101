import assert from "node:assert/strict";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    renameSync,
    rmSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ContextProblem } from "../../model/decide";
import { readBuildContext } from "../../program/read-build-context";

describe("program: a build context", () => {
    let root: string;
    const write = (path: string, text: string) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    };
    const hash = (dockerfile = "Dockerfile") => readBuildContext(root, dockerfile).hash;
    /** Whether the hash differs after the change. */
    const changes = (change: () => void) => {
        const before = hash();
        change();
        return hash() !== before;
    };

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "flotilla-context-"));
        write("Dockerfile", "FROM scratch\nCOPY . .\n");
        write("src/index.js", "console.log(1);\n");
        write(".dockerignore", "*.log\ndocs\n!docs/kept.md\nDockerfile\n");
    });
    afterEach(() => rmSync(root, { recursive: true }));

    it("has the same hash each time", () =>
        assert.equal(
            changes(() => undefined),
            false,
        ));
    it("has the same hash elsewhere", () => {
        const before = hash();
        const moved = `${root}-moved`;
        renameSync(root, moved);
        root = moved;
        assert.equal(hash(), before);
    });
    it("changes with a file's content", () => assert.ok(changes(() => write("src/index.js", "console.log(2);\n"))));
    it("changes with a file's name", () =>
        assert.ok(changes(() => renameSync(join(root, "src/index.js"), join(root, "src/main.js")))));
    it("changes with a file's folder", () =>
        assert.ok(changes(() => renameSync(join(root, "src"), join(root, "lib")))));
    it("changes with a file that is executable", () =>
        assert.ok(changes(() => chmodSync(join(root, "src/index.js"), 0o755))));
    it("changes with a file that is added", () => assert.ok(changes(() => write("src/more.js", ""))));
    it("changes with a file that is removed", () => assert.ok(changes(() => rmSync(join(root, "src/index.js")))));
    it("changes with the Dockerfile, even where .dockerignore names it", () =>
        assert.ok(changes(() => write("Dockerfile", "FROM busybox\n"))));
    it("changes with where a link leads", () => {
        symlinkSync("src", join(root, "link"));
        assert.ok(
            changes(() => {
                rmSync(join(root, "link"));
                symlinkSync("lib", join(root, "link"));
            }),
        );
    });
    it("changes when .dockerignore lets a file in again", () =>
        assert.ok(changes(() => write("docs/kept.md", "kept"))));
    it("tells two files from one that holds both", () => {
        write("a", "1b2");
        const one = hash();
        rmSync(join(root, "a"));
        write("a", "1");
        write("b", "2");
        assert.notEqual(hash(), one);
    });

    it("does not change with the time at which a file was written", () =>
        assert.equal(
            changes(() => utimesSync(join(root, "src/index.js"), 1, 1)),
            false,
        ));
    it("does not change with who may write a file", () =>
        assert.equal(
            changes(() => chmodSync(join(root, "src/index.js"), 0o600)),
            false,
        ));
    it("does not change with a file that .dockerignore names", () =>
        assert.equal(
            changes(() => write("debug.log", "1")),
            false,
        ));
    it("does not change with a folder that .dockerignore names", () =>
        assert.equal(
            changes(() => write("docs/a/b.md", "1")),
            false,
        ));
    it("does not change with node_modules", () =>
        assert.equal(
            changes(() => write("node_modules/a/index.js", "1")),
            false,
        ));
    it("does not change with .git", () =>
        assert.equal(
            changes(() => write(".git/HEAD", "1")),
            false,
        ));

    it("does not change with what Flotilla keeps beside the files", () =>
        assert.equal(
            changes(() => write(".flotilla/contexts/a/index.js", "1")),
            false,
        ));
    it("does not change with .git", () =>
        assert.equal(
            changes(() => write(".git/HEAD", "1")),
            false,
        ));

    it("takes the .dockerignore of the Dockerfile's own name first", () => {
        write("docker/Dockerfile", "FROM scratch\n");
        write("docker/Dockerfile.dockerignore", "src\n");
        const before = hash("docker/Dockerfile");
        write("src/index.js", "console.log(2);\n");
        assert.equal(hash("docker/Dockerfile"), before);
    });

    it("is refused where the folder is not there", () =>
        assert.throws(
            () => readBuildContext(join(root, "nowhere"), "Dockerfile"),
            (error) =>
                error instanceof ContextProblem &&
                error.key === "context" &&
                error.message.startsWith("there is no folder "),
        ));
    it("is refused where the folder is a file", () =>
        assert.throws(() => readBuildContext(join(root, "Dockerfile"), "Dockerfile"), { key: "context" }));
    it("is refused where the Dockerfile is not there", () =>
        assert.throws(() => readBuildContext(root, "other"), { key: "dockerfile" }));
    it("is refused where the Dockerfile is a folder", () =>
        assert.throws(() => readBuildContext(root, "src"), { key: "dockerfile" }));

    describe("when it is copied aside", () => {
        const staged = () => readBuildContext(root, "Dockerfile", { staging: join(root, ".staging") });
        beforeEach(() => write(".dockerignore", "*.log\n.staging\nDockerfile\n"));

        it("has the files that Docker would be sent, and the Dockerfile", () => {
            write("debug.log", "1");
            const { path } = staged();
            assert.deepEqual(
                readdirSync(path, { recursive: true }).sort(),
                [".dockerignore", "Dockerfile", "src", "src/index.js"].sort(),
            );
        });
        it("is in a folder named by the hash", () => {
            const { path, hash: whole } = staged();
            assert.equal(path, join(root, ".staging", whole.slice(0, 16)));
        });
        it("keeps its content when the source changes", () => {
            const { path } = staged();
            write("src/index.js", "console.log(2);\n");
            assert.equal(readFileSync(join(path, "src/index.js"), "utf8"), "console.log(1);\n");
        });
        it("is used again for the same files", () => {
            const { path } = staged();
            writeFileSync(join(path, "mark"), "");
            assert.ok(existsSync(join(staged().path, "mark")));
        });
        it("hashes to the same when it is read as a context", () => {
            const { path, hash: whole } = staged();
            assert.equal(readBuildContext(path, "Dockerfile").hash, whole);
        });
        it("leaves nothing unfinished behind", () => {
            const { path } = staged();
            assert.deepEqual(readdirSync(dirname(path)), [path.split("/").at(-1)]);
        });
    });
});
