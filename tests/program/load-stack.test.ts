import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Plan } from "../../model/plan/plan";
import { loadPlan } from "../../program/load-plan";
import { loadStack } from "../../program/load-stack";
import { ProjectError } from "../../program/project-error";
import { loadProject } from "../../program/read-project";
import { readSources } from "../../program/read-sources";
import { deploy } from "../support/recorder";
import { stackConfig, stackNames } from "../support/stacks";

describe("program: a stack that is loaded without Pulumi", () => {
    const repository = loadProject(".");

    for (const stack of stackNames) {
        it(`is planned as the program plans it: ${stack}`, async () => {
            const planned: Plan[] = [];
            await deploy(() => void planned.push(loadPlan()), { stack, config: stackConfig(stack) });
            const { plan } = loadStack(repository, stack).decision;
            // The program copies what it builds aside, and builds it from there.
            const comparable = (of: Plan | undefined) => ({
                ...of,
                services: of?.services.map(({ image, ...rest }) => ({ ...rest, image: { ...image, context: "" } })),
                functions: of?.functions.map(({ code, ...rest }) => ({ ...rest, code: { ...code, path: "" } })),
            });
            assert.deepEqual(comparable(plan), comparable(planned[0]));
        });
    }
});

describe("program: a project on disk", () => {
    let root: string;
    const write = (files: Readonly<Record<string, string>>) => {
        for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), text);
        }
    };
    const service = `export default { name: "web", image: { uri: "example.com/web:1" }, cpu: "0.25 vCPU", memory: "512 MiB" };`;
    const stack =
        "config:\n  aws:region: eu-west-1\n  shop:environment: { class: disposable }\n  shop:capacity: { instanceTypes: [t3.medium] }\n";
    const load = (name = "dev") => loadStack(loadProject(root), name);
    const errors = () => load().decision.problems.filter(({ severity }) => severity === "error");
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "flotilla-project-"));
        write({
            "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
            "Pulumi.dev.yaml": stack,
            "services/web/service.ts": service,
        });
    });
    afterEach(() => rmSync(root, { recursive: true }));

    it("has the stacks that have a file", () => {
        write({ "Pulumi.prod.yml": stack, "Pulumi.test.json": "{}", "Pulumi.md": "", "pulumi.other.yaml": stack });
        assert.deepEqual(loadProject(root).stacks, ["dev", "prod", "test"]);
    });

    it("is read once for all stacks that are loaded with the same sources", () => {
        write({
            "Pulumi.prod.yaml": stack,
            "services/web/service.ts": service.replace('{ uri: "example.com/web:1" }', '{ context: "." }'),
            "services/web/Dockerfile": "FROM scratch\n",
            "services/mail/function.ts": 'export default { name: "mail", handler: { file: "handler.ts" } };',
            "services/mail/handler.ts": "export const handler = () => 1;\n",
        });
        const project = loadProject(root);
        const sources = readSources(project);
        const made = (name: string, from = sources) => {
            const { plan, problems } = loadStack(project, name, { sources: from }).decision;
            assert.ok(plan?.services[0]?.image.kind === "built", JSON.stringify(problems));
            return [plan.services[0].image.tag, plan.functions[0]?.code.hash];
        };
        const first = made("dev");
        write({
            "services/web/Dockerfile": "FROM busybox\n",
            "services/mail/handler.ts": "export const handler = () => 2;\n",
        });
        assert.deepEqual(made("prod"), first);
        const later = made("prod", readSources(project));
        for (const [index, each] of first.entries()) {
            assert.match(String(each), /^[0-9a-f]{16}$/);
            assert.notEqual(later[index], each);
        }
    });

    it("takes no folder for a stack file", () => {
        mkdirSync(join(root, "Pulumi.old.yaml"));
        assert.deepEqual(loadProject(root).stacks, ["dev"]);
    });

    it("may keep its stack files in a folder", () => {
        write({
            "Pulumi.yaml": "name: shop\nruntime: nodejs\nstackConfigDir: stacks\n",
            "stacks/Pulumi.prod.yaml": stack,
        });
        const project = loadProject(root);
        assert.deepEqual(project.stackFiles, { prod: join("stacks", "Pulumi.prod.yaml") });
        assert.equal(loadStack(project, "prod").decision.refused, false);
    });

    for (const [what, text, message] of [
        ["that is not there", undefined, /^there is no Pulumi\.yaml in /],
        ["that is not YAML", "name: [shop", /^Pulumi\.yaml:1: is not YAML: /],
        ["without a name", "runtime: nodejs", /^Pulumi\.yaml: has no name; /],
        ["that is empty", "", /^Pulumi\.yaml: has no name; /],
    ] as const) {
        it(`of a file ${what} is refused with a sentence`, () => {
            if (text === undefined) rmSync(join(root, "Pulumi.yaml"));
            else write({ "Pulumi.yaml": text });
            assert.throws(
                () => loadProject(root),
                (error: unknown) => error instanceof ProjectError && message.test(error.message),
            );
        });
    }

    for (const [how, declaration] of [
        ["as a value", "shop:network: { value: { zones: 3 } }"],
        ["as a default", "shop:network: { type: object, default: { zones: 3 } }"],
        ["without a namespace", "network: { default: { zones: 3 } }"],
    ] as const) {
        it(`gives its stacks what its own file says ${how}`, () => {
            write({ "Pulumi.yaml": `name: shop\nruntime: nodejs\nconfig:\n  ${declaration}\n` });
            assert.equal(load().decision.plan?.network.zones.length, 3);
        });
    }

    it("gives its stacks plain values", () => {
        write({
            "Pulumi.yaml": "name: shop\nruntime: nodejs\nconfig:\n  aws:region: us-west-2\n",
            "Pulumi.dev.yaml": stack.replace(/ +aws.*\n/, ""),
        });
        assert.equal(load().region, "us-west-2");
    });

    it("is overruled by a stack file, key by key", () => {
        write({
            "Pulumi.yaml":
                "name: shop\nruntime: nodejs\nconfig:\n  shop:network: { default: { zones: 3, nat: none } }\n",
        });
        write({ "Pulumi.dev.yaml": `${stack}  shop:network: { nat: single }\n` });
        assert.deepEqual(
            [load().decision.plan?.network.nat, load().decision.plan?.network.zones.length],
            ["single", 2],
        );
    });

    it("takes keys without namespace, and as they used to be written", () => {
        write({ "Pulumi.dev.yaml": `${stack}  network: { zones: 3 }\n  shop:config:images: { keep: 50 }\n` });
        const { decision } = load();
        assert.equal(decision.plan?.network.zones.length, 3);
        assert.deepEqual(errors(), []);
    });

    it("is told where its keys belong if they are not below config", () => {
        write({ "Pulumi.dev.yaml": stack.replace("config:\n", "").replaceAll(/^  /gm, "") });
        assert.deepEqual(
            errors().map(({ path, reason }) => [path, reason]),
            [["Pulumi.dev.yaml:1", "aws:region is not below config"]],
        );
    });

    it("has its problems in a service's own file also where the path has several parts", () => {
        write({ "services/web/service.ts": service.replace("{ name", '{ health: { path: "health" }, name') });
        const loaded = load();
        assert.deepEqual(loaded.decision.problems.filter(({ severity }) => severity === "error").map(loaded.locate), [
            { file: "services/web/service.ts" },
        ]);
    });

    it("leaves other namespaces alone", () => {
        write({ "Pulumi.dev.yaml": `${stack}  docker:host: tcp://a\n  shopping:list: [milk]\n` });
        assert.deepEqual(errors(), []);
    });

    it("takes no region from the machine", () => {
        const before = process.env["AWS_REGION"];
        process.env["AWS_REGION"] = "eu-west-1";
        try {
            write({ "Pulumi.dev.yaml": stack.replace(/ +aws.*\n/, "") });
            assert.deepEqual(
                errors().map(({ id }) => id),
                ["environment/region"],
            );
        } finally {
            if (before === undefined) delete process.env["AWS_REGION"];
            else process.env["AWS_REGION"] = before;
        }
    });

    for (const [what, line] of [
        ["a value", "shop:services: { web: { secrets: { KEY: { secure: v1:abc= } } } }"],
        ["a number", "shop:services: { web: { scaling: { max: { secure: v1:abc= } } } }"],
        ["a whole key", "shop:images: { secure: v1:abc= }"],
        ["a key of another namespace", "datadog:apiKey: { secure: v1:abc= }"],
    ] as const) {
        it(`counts ${what} that is encrypted as present`, () => {
            write({ "Pulumi.dev.yaml": `${stack}  ${line}\n` });
            assert.deepEqual(errors(), []);
        });
    }

    it("keeps the account's zones in their order", () => {
        write({ "zones.json": '{ "eu-west-1": ["eu-west-1c", "eu-west-1a"] }' });
        assert.deepEqual(load().decision.plan?.network.zones, ["eu-west-1c", "eu-west-1a"]);
    });

    it("refuses zones that are not written as such", () => {
        for (const text of ["{", "[]x", '{ "eu-west-1": "a" }', "null"]) {
            write({ "zones.json": text });
            assert.throws(() => loadProject(root), ProjectError, text);
        }
    });

    it("may have its services in another folder", () => {
        rmSync(join(root, "services"), { recursive: true });
        write({ "apps/web/service.ts": service });
        const project = loadProject(root, { services: "apps" });
        assert.deepEqual(project.services[0]?.path, join("apps", "web", "service.ts"));
        assert.equal(loadStack(project, "dev").decision.refused, false);
    });
});
