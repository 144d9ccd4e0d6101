import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { flotilla } from "./support/temporary-project";

const files = [
    ".github/workflows/flotilla.yml",
    ".gitignore",
    ".mocharc.json",
    "Pulumi.dev.yaml",
    "Pulumi.local.yaml",
    "Pulumi.prod.yaml",
    "Pulumi.yaml",
    "README.md",
    "ci/aws-roles.yaml",
    "index.ts",
    "package.json",
    "services/web/.dockerignore",
    "services/web/Dockerfile",
    "services/web/service.ts",
    "services/web/src/server.mts",
    "tests/plan.test.ts",
    "tests/program.test.ts",
    "tsconfig.json",
];

const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort();

interface Checked {
    readonly stacks: readonly { readonly stack: string; readonly problems: readonly { readonly id: string }[] }[];
}

describe("flotilla init", () => {
    let folder: string;
    beforeEach(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "flotilla-init-")));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const init = (...args: string[]) => flotilla(folder, ["init", ...args]);
    const read = (path: string) => readFileSync(join(folder, path), "utf8");
    const problems = async (of: string) => {
        const { stdout } = await flotilla(join(folder, of), ["check", "--json"]);
        return (JSON.parse(stdout) as Checked).stacks.map(({ stack, problems: found }) => [
            stack,
            ...found.map(({ id }) => id),
        ]);
    };

    it("makes a project in a new folder, named by it", async () => {
        assert.equal((await init("shop")).code, 0);
        assert.deepEqual(filesIn(join(folder, "shop")), files);
        assert.match(read("shop/Pulumi.yaml"), /^name: shop\n/);
    });

    it("makes a project in the folder at hand, among other files", async () => {
        writeFileSync(join(folder, "notes.txt"), "keep me");
        assert.equal((await init("--name", "shop")).code, 0);
        assert.deepEqual(filesIn(folder), [...files, "notes.txt"].sort());
        assert.equal(read("notes.txt"), "keep me");
    });

    it("says what it made, and what to do next", async () => {
        const { stdout } = await init("shop");
        assert.match(stdout, /^✔ made the project shop: 18 files\n/);
        for (const file of files) assert.ok(stdout.includes(`\n  ${file}\n`), file);
        assert.match(stdout, /\nNext:\n {2}cd shop\n {2}npm install\n {2}npm test /);
    });

    it("answers with JSON", async () => {
        const { stdout } = await init("shop", "--json");
        assert.deepEqual(JSON.parse(stdout), { name: "shop", folder: join(folder, "shop"), files });
    });

    describe("--example", () => {
        it("makes a project with the five services of the shop, in the place of the one", async () => {
            assert.equal((await init("shop", "--example")).code, 0);
            const made = filesIn(join(folder, "shop"));
            assert.deepEqual(
                made.filter((file) => /^services\/[a-z]+\/(service|function)\.ts$/.test(file)),
                [
                    "services/inventory/service.ts",
                    "services/notification/function.ts",
                    "services/order/service.ts",
                    "services/payment/service.ts",
                    "services/user/service.ts",
                ],
            );
            assert.ok(made.includes("services/user/migrations/0001-users.sql"));
            assert.ok(!made.some((file) => /node_modules|^services\/\w+\/(test|integration)\//.test(file)));
        });

        it("makes one that has no problem but what production lacks, in the project's own namespace", async () => {
            await init("bazaar", "--example", "--region", "us-west-2");
            assert.deepEqual(await problems("bazaar"), [
                ["dev"],
                ["local"],
                ["prod", "load-balancer/https", "waf/missing"],
            ]);
            assert.match(read("bazaar/Pulumi.prod.yaml"), /aws:region: us-west-2\n {4}bazaar:environment:/);
            assert.doesNotMatch(read("bazaar/services/order/service.ts"), /model/);
        });

        it("makes one for a region of two zones too", async () => {
            await init("shop", "--example", "--region", "us-west-1");
            assert.match(read("shop/Pulumi.prod.yaml"), /zones: 2\n/);
        });

        it("has no service of another name beside", async () => {
            const { code, stderr } = await init("shop", "--example", "--service", "orders");
            assert.equal(code, 2);
            assert.match(stderr, /--example/);
        });
    });

    it("leaves no word of the template in it", async () => {
        await init("shop", "--service", "orders", "--region", "us-west-2");
        const left = filesIn(join(folder, "shop")).filter(
            (file) =>
                /project-name|service-name|region-name|zone-count/.test(file + read(join("shop", file))) ||
                file.includes("dot-"),
        );
        assert.deepEqual(left, []);
    });

    it("names the service and the region as told", async () => {
        await init("shop", "--service", "orders", "--region", "us-west-2");
        assert.match(read("shop/services/orders/service.ts"), /name: "orders",/);
        assert.match(read("shop/Pulumi.prod.yaml"), /aws:region: us-west-2\n/);
        assert.match(read("shop/Pulumi.prod.yaml"), /shop:services:\n +orders:/);
    });

    it("pins each package at the version that this one is tested with", async () => {
        await init("shop");
        type Manifest = Record<
            "version" | "dependencies" | "devDependencies" | "peerDependencies",
            Record<string, string>
        >;
        const own = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
        const made = JSON.parse(read("shop/package.json")) as Manifest;
        const known = { ...own.dependencies, ...own.devDependencies, flotilla: own.version };
        const { dependencies, devDependencies } = made;
        for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
            assert.equal(version, known[name as keyof typeof known], name);
        for (const name of Object.keys(own.peerDependencies)) assert.ok(name in dependencies, name);
    });

    it("takes flotilla from where it is told to", async () => {
        await init("shop", "--flotilla", "file:../flotilla.tgz");
        assert.match(read("shop/package.json"), /"flotilla": "file:\.\.\/flotilla\.tgz"/);
    });

    it("makes a project that has no problem but that production lacks a certificate", async () => {
        await init("shop");
        assert.deepEqual(await problems("shop"), [
            ["dev"],
            ["local"],
            ["prod", "alerts/missing", "load-balancer/https", "waf/missing"],
        ]);
    });

    it("makes one for a region of two zones too", async () => {
        await init("shop", "--region", "us-west-1");
        assert.deepEqual(await problems("shop"), [
            ["dev"],
            ["local"],
            ["prod", "alerts/missing", "load-balancer/https", "waf/missing"],
        ]);
    });

    it("refuses a folder that has files of the same names, and leaves it as it is", async () => {
        writeFileSync(join(folder, "package.json"), "mine");
        writeFileSync(join(folder, "index.ts"), "mine too");
        const { code, stderr } = await init("--name", "shop");
        assert.equal(code, 1);
        assert.match(
            stderr,
            /^error: nothing was written, .* choose another folder, or move them:\n {2}index\.ts\n {2}package\.json\n$/,
        );
        assert.deepEqual(filesIn(folder), ["index.ts", "package.json"]);
        assert.deepEqual([read("package.json"), read("index.ts")], ["mine", "mine too"]);
    });

    it("says that it can't write to what is a file", async () => {
        writeFileSync(join(folder, "shop"), "mine");
        const { code, stderr } = await init("shop");
        assert.equal(code, 1);
        assert.match(stderr, /^error: .*shop can't be written to: /);
        assert.doesNotMatch(stderr, /\n +at /);
    });

    const misuses: [what: string, args: string[], message: RegExp][] = [
        ["a name that npm does not take", ["--name", "My Shop"], /--name: "My Shop" is not a project's name/],
        ["a service's name that no service has", ["--service", "Web"], /--service: "Web" is not a service name; use/],
        ["what is no region", ["--region", "eu-west-1a"], /--region: "eu-west-1a" is not a region; write for example/],
    ];
    for (const [what, args, message] of misuses) {
        it(`refuses ${what}`, async () => {
            const { code, stderr } = await init("shop", ...args);
            assert.equal(code, 2);
            assert.match(stderr, message);
            assert.deepEqual(filesIn(folder), []);
        });
    }
});
