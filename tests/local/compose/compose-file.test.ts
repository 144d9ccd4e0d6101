import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import { parse } from "yaml";
import { composeFile, leftOut } from "../../../local/compose/compose-file";
import { setUpScript } from "../../../local/compose/set-up-script";
import { traefikRoutes, traefikRule } from "../../../local/compose/traefik";
import { LocalError } from "../../../local/local-error";
import type { Plan } from "../../../model/plan/plan";
import { rulesOn } from "../../../model/plan/plan";
import {
    decideFixture,
    serviceFile,
    sourcesFixture,
    withFunction,
    withService,
    withServices,
} from "../../support/fixtures";

/** The schema of the Compose specification, as of June 2026 (compose-spec/compose-spec, schema/compose-spec.json, Apache-2.0). */
const schema = JSON.parse(readFileSync(join(__dirname, "compose-spec.json"), "utf8")) as object;
const golden = join(__dirname, "shop.compose.yaml");

function plan(sources = sourcesFixture()): Plan {
    const { plan: made, problems } = decideFixture(sources);
    assert.ok(made, JSON.stringify(problems));
    return made;
}

/** A shop in which something has each link. */
const shop = () =>
    plan(
        withService(
            "order",
            {
                table: {
                    partitionKey: "orderId",
                    sortKey: "record",
                    ttl: "expiresAt",
                    indexes: { open: { partitionKey: "open" } },
                },
                queue: {},
                database: { version: "16" },
                publishes: ["order.placed", { event: "order.repriced", transport: "sns" }],
                subscribes: ["order.placed", { event: "order.repriced", filter: { total: [5] } }],
                sends: ["mailer"],
                calls: ["payment"],
                jobs: { migrate: { command: ["node", "dist/migrate.js", "$HOME"], before: "deployment" } },
                environment: { PRICE: "$5", FLAG: "off" },
                routes: ["/orders", { path: "/v2/orders/*", rewrite: { stripPrefix: "/v2" } }],
            },
            withService(
                "payment",
                { cache: {}, routes: [{ path: "/payments/*", weights: { user: 10 }, methods: ["GET"] }] },
                withServices(
                    ...sourcesFixture().services,
                    serviceFile({
                        name: "mailer",
                        image: { uri: "registry.example.com/mailer:1.0.0" },
                        queue: { fifo: true },
                    }),
                ),
            ),
        ),
    );

interface Composed {
    readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly configs: Readonly<Record<string, { readonly content: string }>>;
}
const composed = (of = shop()) => parse(composeFile(of)) as Composed;

describe("local: a compose file", () => {
    it("is what the Compose specification's own schema takes", () => {
        const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
        const validate = ajv.compile(schema);
        const errors = () =>
            (validate.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`);
        assert.ok(validate(composed()), errors().join("\n"));
        assert.ok(!validate({ ...composed(), servces: {} }));
    });

    it("is this, for a shop in which something has each link", () => {
        const text = composeFile(shop());
        if (process.env["FLOTILLA_GOLDEN"] === "write") writeFileSync(golden, text);
        assert.equal(text, readFileSync(golden, "utf8"));
    });

    it("gives a service the variables that its task has, under the names of the file's services", () => {
        const { environment } = composed().services["order"] as { environment: Record<string, string> };
        assert.equal(environment["DB_HOST"], "order-database");
        assert.equal(environment["PAYMENT_URL"], "http://payment:8080");
        assert.equal(environment["QUEUE_URL"], "http://emulated-aws:4566/000000000000/flotilla-dev-order");
        assert.equal(environment["TABLE_NAME"], "flotilla-dev-order");
        assert.equal(environment["PATH"], undefined);
    });

    it("leaves secrets to who runs it, and passes dollar signs on", () => {
        const { environment } = composed().services["order"] as { environment: Record<string, string> };
        assert.equal(environment["PAYMENT_KEY"], "${PAYMENT_KEY:-local}");
        assert.equal(environment["PRICE"], "$$5");
        assert.deepEqual(composed().services["order-migrate"]?.["command"], ["node", "dist/migrate.js", "$$HOME"]);
    });

    it("lets a container do and write what it may on AWS", () => {
        const limits = {
            ulimits: { nofile: 65_536 },
            capabilities: { drop: ["ALL"] },
            scratch: [{ path: "/cache", size: "16 MiB" }],
        };
        const order = composed(plan(withService("order", limits))).services["order"];
        assert.deepEqual(order?.["tmpfs"], ["/tmp:size=64m,noexec,nosuid", "/cache:size=16m,noexec,nosuid"]);
        assert.deepEqual(order["ulimits"], { nofile: { soft: 65_536, hard: 65_536 } });
        assert.deepEqual([order["cap_add"], order["cap_drop"]], [undefined, ["ALL"]]);
    });

    it("starts a service once what it needs is there", () =>
        assert.deepEqual(composed().services["order"]?.["depends_on"], {
            "set-up": { condition: "service_completed_successfully" },
            "order-database": { condition: "service_healthy" },
            "order-migrate": { condition: "service_completed_successfully" },
        }));

    it("has somebody wait for whatever runs once, as docker compose up --wait asks", () => {
        for (const services of [shop().services, []]) {
            const { services: composedServices } = composed({ ...shop(), services });
            const all = Object.entries(composedServices);
            const awaited = all.flatMap(([, { depends_on: needs }]) =>
                Object.entries((needs ?? {}) as Record<string, { condition: string }>).flatMap(
                    ([name, { condition }]) => (condition === "service_completed_successfully" ? [name] : []),
                ),
            );
            const once = all.filter(([name, { restart }]) => name === "set-up" || restart === "no");
            assert.ok(once.length > 0);
            for (const [name] of once) assert.ok(awaited.includes(name), name);
        }
    });

    it("quotes what older YAML takes for something else than text", () =>
        assert.match(composeFile(shop()), /FLAG: "off"/));

    it("names images whose tags do not move", () => {
        const images = Object.values(composed().services).flatMap(({ image }) =>
            typeof image === "string" ? [image] : [],
        );
        assert.ok(images.length >= 5);
        for (const image of images) assert.match(image, /:v?\d+\.\d+/);
    });

    it("makes on the emulated AWS what the services have there, and escapes it for Compose", () => {
        const script = composed().configs["set-up"]?.content ?? "";
        assert.match(script, /^make aws dynamodb create-table .*"TableName":"flotilla-dev-order"/m);
        assert.match(script, /^make aws dynamodb update-time-to-live .*"expiresAt"/m);
        assert.match(script, /^make aws sqs create-queue --queue-name 'flotilla-dev-mailer.fifo'/m);
        assert.match(script, /^aws events put-rule .*'order\.order\.placed'/m);
        assert.match(script, /^make aws sns create-topic --name 'flotilla-dev-order_repriced'/m);
        assert.match(
            script,
            /^aws sns subscribe .*'{"RawMessageDelivery":"true",.*"FilterPolicyScope":"MessageBody"}'/m,
        );
        assert.match(script, /^make aws secretsmanager create-secret --name 'order-login'/m);
        assert.doesNotMatch(script, /(?<!\$)\$(?!\$)/);
    });

    it("runs again where what it makes is there already, and ends at any other refusal", () => {
        const folder = mkdtempSync(join(tmpdir(), "flotilla-set-up-"));
        try {
            const run = (answer: string) => {
                // In the place of the AWS CLI: nothing but updates and rules succeed.
                const aws = `#!/bin/sh\ncase $2 in create-*) echo '${answer}' >&2; exit 254 ;; esac\n`;
                writeFileSync(join(folder, "aws"), aws, { mode: 0o755 });
                const { status, stderr } = spawnSync("/bin/sh", ["-c", setUpScript(shop())], {
                    env: { PATH: `${folder}:/usr/bin:/bin` },
                    encoding: "utf8",
                });
                return { status, stderr: stderr.trim() };
            };
            const there = "An error occurred (ResourceInUseException) when calling the CreateTable operation";
            assert.deepEqual(run(there), { status: 0, stderr: "" });
            const refused = "An error occurred (NonExistentQueue) when calling the CreateEventSourceMapping operation";
            assert.deepEqual(run(refused), { status: 1, stderr: refused });
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it("refuses a service that has the name of another part", () => {
        const names = serviceFile({ name: "router", image: { uri: "registry.example.com/router:1.0.0" } });
        const sources = withServices(...sourcesFixture().services, names);
        assert.throws(
            () => composeFile(plan(sources)),
            (error) => error instanceof LocalError && /named router/.test(error.message),
        );
    });

    it("tells what it leaves out", () => {
        const scheduled = { report: { command: ["node", "report.js"], schedule: "rate(1 day)" } };
        assert.deepEqual(leftOut(plan(withService("order", { jobs: scheduled }))), ["the scheduled jobs of order"]);
        const lambda = withFunction({ schedule: { at: "rate(1 hour)" } });
        assert.deepEqual(leftOut(plan(lambda)), ["the schedule of notification"]);
        assert.deepEqual(leftOut(shop()), []);
    });
});

describe("local: the router of a compose file", () => {
    const rulesFor = (routes: readonly object[]) => rulesOn(plan(withService("order", { routes })), "default");
    const ruleOf = (route: object) =>
        rulesFor([route])
            .filter(({ service }) => service === "order")
            .map(traefikRule);

    it("has the conditions of the load balancer's rules", () => {
        assert.deepEqual(ruleOf({ path: "/orders/*" }), ["PathRegexp(`^/orders/.*$`)"]);
        assert.deepEqual(ruleOf({ host: "*.Example.com", path: "/a" }), [
            "HostRegexp(`(?i)^.*\\.example\\.com$`) && Path(`/a`)",
        ]);
        assert.deepEqual(
            ruleOf({
                path: "/a",
                methods: ["GET"],
                headers: { "X-B": "on?" },
                query: { p: "1" },
                sourceCidrs: ["10.0.0.0/8"],
            }),
            [
                "Path(`/a`) && HeaderRegexp(`x-b`, `(?i)^on.$`) && QueryRegexp(`p`, `(?i)^1$`) && Method(`GET`) && ClientIP(`10.0.0.0/8`)",
            ],
        );
    });

    it("looks at them in the same order", () => {
        const rules = rulesFor(["/*", "/orders/*", "/orders"].map((path) => ({ path })));
        const { routers } = traefikRoutes(rules, { order: "http://order:8080" }).http;
        const priorities = Object.values(routers).map(({ priority }) => priority);
        assert.deepEqual(
            priorities,
            [...priorities].sort((a, b) => b - a),
        );
        assert.ok(priorities.every((priority) => priority > 0));
    });
});
