import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { parse } from "yaml";
import { Platform } from "../../components";
import { decide, type Decision } from "../../model/decide";
import { formatProblem } from "../../model/problem";
import { functionFile, serviceFile, surroundings } from "../support/fixtures";
import { worker } from "../support/plans";
import { deploy } from "../support/recorder";

/** A block of code in a page, whose first line names the file that it is. */
interface Example {
    readonly path: string;
    readonly code: string;
}

const examplesIn = (page: string): Example[] =>
    [...page.matchAll(/^( *)```\w+\n\1(?:\/\/|#) ([\w./-]+)(?::.*)?\n([\s\S]*?)^\1```$/gm)].map(
        ([, , path = "", code = ""]) => ({ path, code }),
    );

/** What the file of a service or function exports. */
function definitionIn(code: string): unknown {
    const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    const file: { default?: unknown } = {};
    const itself = (definition: unknown) => definition;
    runInNewContext(outputText, {
        exports: file,
        require: () => ({ defineService: itself, defineFunction: itself }),
    });
    return structuredClone(file.default);
}

const smallest = {
    "flotilla:environment": { class: "disposable" },
    "flotilla:capacity": { instanceTypes: ["m6i.large"], max: 8 },
};

/** Decides about the services and the stack of a page; where it shows none, the smallest stands in. */
function decideExamples(examples: readonly Example[]): Decision {
    const stacks = examples.filter(({ path }) => /^Pulumi\.\w+\.yaml$/.test(path));
    const config = Object.assign(
        {},
        smallest,
        ...stacks.map(({ code }) => (parse(code) as { config: object }).config),
    ) as Record<string, unknown>;
    const sections = Object.entries(config).filter(([key]) => key.startsWith("flotilla:"));
    const services = examples.filter(({ path }) => path.endsWith("/service.ts"));
    const functions = examples.filter(({ path }) => path.endsWith("/function.ts"));
    const definition = ({ path, code }: Example) => [definitionIn(code), path.split("/").at(-2)] as const;
    return decide(
        {
            namespace: "flotilla",
            stack: Object.fromEntries(sections.map(([key, value]) => [key.replace("flotilla:", ""), value])),
            services:
                services.length === 0
                    ? [serviceFile(worker())]
                    : services.map((example) => serviceFile(...definition(example))),
            functions: functions.map((example) => functionFile(...definition(example))),
        },
        surroundings,
    );
}

/** Its service is one of a system that it does not show: tests/system/tutorial.test.ts does what it says. */
const ofAnotherTest = "tutorial.md";

const pages = readdirSync("docs")
    .filter((name) => name.endsWith(".md") && name !== ofAnotherTest)
    .map((name) => ({ name, examples: examplesIn(readFileSync(join("docs", name), "utf8")) }))
    .filter(({ examples }) => examples.some(({ path }) => /\/(service|function)\.ts$|^Pulumi\.\w+\.yaml$/.test(path)));

describe("the pages with a complete example", () => {
    it("are these at least", () => {
        const names = pages.map(({ name }) => name);
        for (const task of [
            "alarms",
            "call-another-service",
            "dashboard",
            "databases",
            "api-gateway",
            "discovery-by-dns",
            "domain-and-certificate",
            "use-what-exists",
            "waf",
            "weighted-and-sticky",
            "capacity-providers",
            "deployments",
            "events",
            "permissions",
            "tracing",
            "functions",
            "rollback",
            "versions",
            "fargate",
            "gpus",
            "managed-instances",
            "authenticate-requests",
            "internal-load-balancer",
            "routes",
            "log-routing",
            "migrations",
            "scale-on-a-schedule",
            "scale-on-metrics",
            "daemons",
            "scheduled-jobs",
            "several-load-balancers",
            "sidecars",
            "slo",
            "tables",
            "workers",
            "task-options",
            "volumes",
            "cache",
        ])
            assert.ok(names.includes(`${task}.md`), task);
    });
});

for (const { name, examples } of pages) {
    describe(`docs/${name}`, () => {
        it("shows a configuration without an error", () => {
            const { problems } = decideExamples(examples);
            assert.deepEqual(problems.filter(({ severity }) => severity === "error").map(formatProblem), []);
        });

        it("shows services that can be declared", async () => {
            const { plan } = decideExamples(examples);
            assert.ok(plan !== undefined);
            const { recording } = await deploy(() => new Platform(plan.name, { plan }));
            const running = plan.services.filter(({ runs }) => runs !== "jobs");
            assert.equal(recording.all("ecs/service:Service").length, running.length);
            const subscribing = plan.functions.filter(({ queue }) => queue !== undefined);
            assert.equal(recording.all("EventSourceMapping").length, subscribing.length);
        });
    });
}
