import assert from "node:assert/strict";
import { resolve } from "node:path";
import type { Plan } from "../../model/plan/plan";
import { flotilla, inProject, serviceText, stackText, TemporaryProject } from "./support/temporary-project";

const shop = {
    "Pulumi.dev.yaml": stackText("shop:loadBalancers: { public: {} }"),
    "services/web/service.ts": serviceText("web", "scaling: { min: 1, max: 4 },", 'calls: ["order"],'),
    "services/order/service.ts": serviceText(
        "order",
        'loadBalancer: "public",',
        'secrets: { KEY: "/shop/key" },',
        "scaling: { min: 2 },",
    ),
};

const widest = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

describe("flotilla plan", () => {
    const project = new TemporaryProject(shop);
    after(() => project.remove());
    let text = "";
    before(async () => {
        const { code, stdout, stderr } = await project.run("plan", "dev");
        assert.deepEqual([code, stderr], [0, ""], stdout);
        text = stdout;
    });

    it("begins with the environment", () => assert.match(text, /^shop-dev: class disposable, eu-west-1\n/));

    it("shows its parts in one order", () => {
        const titles = ["Network", "Routes", "Services", "Capacity", "Rolling update", "Cost"];
        const lines = text.split("\n");
        const found = titles.map((title) => lines.indexOf(title));
        assert.deepEqual(
            found,
            [...found].sort((a, b) => a - b),
        );
        assert.ok(!found.includes(-1), String(found));
    });

    it("shows the zones with their subnets", () => {
        assert.match(text, /│ eu-west-1a │ 10\.0\.\d+\.0\/\d+ +│ 10\.0\.\d+\.0\/\d+ +│ 10\.0\.\d+\.0\/\d+ +│/);
    });

    it("shows the routes of each load balancer with their priorities", () => {
        assert.match(text, /Load balancer shop-dev \(default\), HTTP: 1 of 100 rules/);
        assert.match(text, /Load balancer shop-dev-public \(public\), HTTP: 1 of 100 rules/);
        assert.match(text, /│ +\d+ │ any +│ \/order +│ order +│/);
    });

    it("tells the rule of test requests from the others", async () => {
        const testRoute = 'deployment: { strategy: "blue-green", testRoute: { headers: { "x-test": "true" } } },';
        const services = { "services/web/service.ts": serviceText("web", testRoute) };
        const { stdout } = await inProject(services, (testing) => testing.run("plan", "dev"));
        assert.match(stdout, /2 of 100 rules/);
        assert.match(stdout, /│ +\d+ │ any +│ \/web +│ header x-test: true +│ web \(test requests\) +│/);
    });

    it("shows services with their size, place, scaling and links", () => {
        assert.match(text, /│ order +│ 0\.5 vCPU +│ az-balanced-spread +│ 2 /);
        assert.match(text, /│ proxy 0\.25 vCPU +│/);
        assert.match(text, /│ proxy 64 MiB +│/);
        assert.match(text, /1 to 4/);
        assert.match(text, /calls order/);
        assert.match(text, /secrets KEY/);
    });

    it("shows no column that is empty for all services", async () => {
        const { stdout } = await inProject({}, (plain) => plain.run("plan", "dev"));
        assert.doesNotMatch(stdout, /│ links/);
        assert.doesNotMatch(stdout, /│ about │ +│/);
    });

    it("shows functions with their size, events, code and links, where there are any", async () => {
        const { code, stdout, stderr } = await inProject(
            {
                "services/web/service.ts": serviceText(
                    "web",
                    'publishes: ["web.seen", { event: "web.left", transport: "sns" }],',
                ),
                "services/mailer/function.ts": `import { defineFunction } from "flotilla/service";

export default defineFunction({
    name: "mailer",
    subscribes: [{ event: "web.seen", filter: { first: [true] } }, "web.left"],
    batch: { size: 50, window: "5 s" },
    reservedConcurrency: 5,
    table: { partitionKey: "eventId" },
    secrets: { SMTP: "/shop/smtp" },
});
`,
                "services/mailer/src/handler.ts": "export const handler = async (): Promise<void> => undefined;\n",
            },
            (project) => project.run("plan", "dev"),
        );
        assert.deepEqual([code, stderr], [0, ""], stdout);
        const [, section = ""] = stdout.split("\nFunctions\n");
        for (const part of [
            /│ mailer +│ 256 MiB +│ web\.left \(by topic\) +│ handler of src\/handler\.ts/,
            /up to 30 s +│ web\.seen \(filtered\)/,
            /at most 5 at once/,
            /up to 50 at a time, gathered for 5 s/,
            /dead after 5 attempts/,
            /[0-9a-f]{12}/,
            /table by eventId/,
            /secrets SMTP/,
        ])
            assert.match(section, part);
        assert.match(stdout, /│ publishes web\.left \(by +│/);
        assert.doesNotMatch(text, /^Functions$/m);
    });

    it("shows no total where no price is known", async () => {
        const { stdout } = await inProject(
            { "Pulumi.dev.yaml": stackText().replace("eu-west-1", "ap-south-2") },
            (unpriced) => unpriced.run("plan", "dev"),
        );
        assert.match(stdout, /│ total +│ +│ +│ +\? │ +\? │ +\? │/);
    });

    it("shows whether the tasks fit", () => assert.match(text, /│ desired +│ +3 │/));

    it("shows the rolling update of each service", () => assert.match(text, /│ service +│ tasks │ never below/));

    it("shows the cost with its total", () => assert.match(text, /│ total +│ +│ +│ +\d+\.\d\d │ +\d+\.\d\d │/));

    it("shows what the cost rests on", () => assert.match(text, /^ {2}Assumed: /m));

    for (const width of [80, 120, 200]) {
        it(`is no wider than the terminal: ${width}`, async () => {
            const { stdout } = await project.runOnTerminal(width, "plan", "dev");
            assert.ok(widest(stdout.replace(/\u001b\[\d+m/g, "")) <= width);
        });
    }

    it("loses nothing on a narrow terminal", async () => {
        const { stdout } = await flotilla(project.folder, ["plan", "dev"], { env: { COLUMNS: "60" } });
        const words = (of: string) => of.replace(/[\s│┌┐└┘├┤┬┴┼─]/g, "");
        const count = (of: string) => [...words(of)].sort().join("");
        assert.equal(count(stdout), count(text));
    });

    it("says of a refused stack what is wrong first, and shows the plan after", async () => {
        const refused = { "Pulumi.dev.yaml": stackText("shop:netwrok: {}") };
        const { code, stdout } = await inProject(refused, (broken) => broken.run("plan", "dev"));
        assert.equal(code, 1);
        assert.match(stdout, /^ {2}error {4}Pulumi\.dev\.yaml:5/);
        assert.match(stdout, /1 error: dev can't be deployed\./);
        assert.match(stdout, /^Cost$/m);
    });

    it("says of a file that is no YAML what is wrong, with nothing after", async () => {
        const { code, stdout } = await inProject({ "Pulumi.dev.yaml": "config: [" }, (broken) =>
            broken.run("plan", "dev"),
        );
        assert.equal(code, 1);
        assert.match(stdout, /is not YAML/);
        assert.doesNotMatch(stdout, /Network/);
    });

    it("tells warnings below", async () => {
        const worker = serviceText("web").replace(/ +routes.*\n/, "");
        const { code, stdout } = await inProject({ "services/web/service.ts": worker }, (quiet) =>
            quiet.run("plan", "dev"),
        );
        assert.equal(code, 0);
        assert.ok(stdout.indexOf("routes/none") > stdout.indexOf("\nCost\n"));
        assert.match(stdout, /1 warning\n$/);
    });

    it("answers with the whole plan as one JSON document", async () => {
        const { code, stdout } = await project.run("plan", "dev", "--json");
        assert.equal(code, 0);
        const answer = JSON.parse(stdout) as { stack: string; refused: boolean; problems: object[]; plan: Plan };
        assert.deepEqual([answer.stack, answer.refused, answer.problems], ["dev", false, []]);
        assert.deepEqual(
            answer.plan.services.map(({ name }) => name),
            ["order", "web"],
        );
    });

    it("answers the same each time", async () => {
        assert.deepEqual(await project.run("plan", "dev", "--json"), await project.run("plan", "dev", "--json"));
    });

    it("shows an image that is built here with its tag", async () => {
        const { stdout } = await flotilla(resolve("."), ["plan", "dev"]);
        assert.match(stdout, /built here:/);
    });
});
