import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { mergeZones } from "../../program/zone-names";
import { inProject, stackText, TemporaryProject } from "./support/temporary-project";

/** What EC2 answers: a status and a body. */
interface Ec2Answer {
    readonly status: number;
    readonly body: string;
}

const zonesAnswer = (...names: readonly string[]): Ec2Answer => ({
    status: 200,
    body: `<DescribeAvailabilityZonesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><availabilityZoneInfo>${names
        .map((name) => `<item><zoneName>${name}</zoneName><zoneState>available</zoneState></item>`)
        .join("")}</availabilityZoneInfo></DescribeAvailabilityZonesResponse>`,
});

const refusal = (code: string): Ec2Answer => ({
    status: 403,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>You are not authorized.</Message></Error></Errors></Response>`,
});

describe("flotilla zones --refresh", () => {
    let server: Server;
    let answer: Ec2Answer;
    let asked: string[];
    const before_ = { ...process.env };

    before((done) => {
        server = createServer((request, response) => {
            let body = "";
            request.on("data", (chunk: Buffer) => (body += chunk.toString()));
            request.on("end", () => {
                asked.push(body);
                response.writeHead(answer.status, { "content-type": "text/xml" }).end(answer.body);
            });
        }).listen(0, "127.0.0.1", done);
    });
    after((done) => void server.close(done));
    beforeEach(() => {
        asked = [];
        Object.assign(process.env, {
            AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
        });
    });
    afterEach(() => {
        process.env = { ...before_ };
    });

    const refresh = (project: TemporaryProject, ...args: readonly string[]) =>
        project.run("zones", "--refresh", ...args);
    const written = (project: TemporaryProject): unknown =>
        JSON.parse(readFileSync(join(project.folder, "zones.json"), "utf8"));

    it("writes the account's zones of the stacks' regions", async () => {
        answer = zonesAnswer("eu-west-1c", "eu-west-1a");
        await inProject({}, async (project) => {
            const { code, stdout } = await refresh(project);
            assert.equal(code, 0, stdout);
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1a", "eu-west-1c"] });
            assert.equal(asked.length, 1);
        });
    });

    it("asks for availability zones that are available, and for no others", async () => {
        answer = zonesAnswer("eu-west-1a", "eu-west-1b");
        await inProject({}, refresh);
        const request = decodeURIComponent(asked[0] ?? "");
        assert.match(request, /Action=DescribeAvailabilityZones/);
        assert.match(request, /Filter\.1\.Name=zone-type&Filter\.1\.Value\.1=availability-zone/);
        assert.match(request, /Filter\.2\.Name=state&Filter\.2\.Value\.1=available/);
    });

    it("never moves a zone, and appends new ones", async () => {
        answer = zonesAnswer("eu-west-1a", "eu-west-1b", "eu-west-1c");
        await inProject({ "zones.json": '{ "eu-west-1": ["eu-west-1c", "eu-west-1b"] }' }, async (project) => {
            const { stdout } = await refresh(project);
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1c", "eu-west-1b", "eu-west-1a"] });
            assert.match(stdout, /new: eu-west-1a/);
        });
    });

    it("keeps a zone that the account no longer has, with a warning", async () => {
        answer = zonesAnswer("eu-west-1a");
        await inProject({ "zones.json": '{ "eu-west-1": ["eu-west-1c", "eu-west-1a"] }' }, async (project) => {
            const { code, stdout } = await refresh(project);
            assert.equal(code, 0);
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1c", "eu-west-1a"] });
            assert.match(stdout, /warning: your account no longer has eu-west-1c; it keeps its place/);
        });
    });

    it("leaves the other regions of the file as they are", async () => {
        answer = zonesAnswer("us-west-2a");
        await inProject({ "zones.json": '{ "eu-west-1": ["eu-west-1c"] }' }, async (project) => {
            await refresh(project, "--region", "us-west-2");
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1c"], "us-west-2": ["us-west-2a"] });
        });
    });

    it("answers with one JSON document", async () => {
        answer = zonesAnswer("eu-west-1a", "eu-west-1b");
        const { stdout } = await inProject({}, (project) => refresh(project, "--json"));
        assert.deepEqual(JSON.parse(stdout), {
            file: "zones.json",
            regions: [
                {
                    region: "eu-west-1",
                    names: ["eu-west-1a", "eu-west-1b"],
                    added: ["eu-west-1a", "eu-west-1b"],
                    vanished: [],
                },
            ],
        });
    });

    for (const [what, code, hint] of [
        ["wrong credentials", "AuthFailure", /log in again/],
        ["credentials that may not", "UnauthorizedOperation", /allow them ec2:DescribeAvailabilityZones/],
        ["what it has no hint for", "Blocked", /You are not authorized\. \(Blocked\)/],
    ] as const) {
        it(`says so in a sentence, and writes nothing, with ${what}`, async () => {
            answer = refusal(code);
            await inProject({}, async (project) => {
                const { code: exit, stderr } = await refresh(project);
                assert.equal(exit, 1);
                assert.match(stderr, hint);
                assert.doesNotMatch(stderr, /\n +at /);
                assert.ok(!existsSync(join(project.folder, "zones.json")));
            });
        });
    }

    it("says that there are no credentials", async () => {
        for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
        Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: "true", HOME: "/nowhere" });
        const { code, stderr } = await inProject({}, refresh);
        assert.equal(code, 1);
        assert.match(
            stderr,
            /^error: the zones of eu-west-1 can't be asked for: there are no AWS credentials; run aws sso/,
        );
    });
});

describe("flotilla zones", () => {
    it("shows the zones of each region, from where they are known, and the stacks there", async () => {
        const files = {
            "zones.json": '{ "us-west-2": ["us-west-2d", "us-west-2a"] }',
            "Pulumi.prod.yaml": stackText().replace("eu-west-1", "us-west-2"),
        };
        const { code, stdout } = await inProject(files, (project) => project.run("zones"));
        assert.equal(code, 0);
        assert.match(stdout, /│ eu-west-1 │ eu-west-1a eu-west-1b eu-west-1c │ the usual ones │ dev +│/);
        assert.match(stdout, /│ us-west-2 │ us-west-2d us-west-2a +│ zones\.json +│ prod +│/);
    });
});

describe("zones that are added to known ones", () => {
    const usual = ["a", "b", "c"];
    it("where none are known, stand in the usual order", () => {
        assert.deepEqual(mergeZones(undefined, ["d", "c", "a"], usual).names, ["a", "c", "d"]);
    });
    it("keep every known zone in its place", () => {
        assert.deepEqual(mergeZones(["c", "x"], ["a", "b", "c"], usual), {
            names: ["c", "x", "a", "b"],
            added: ["a", "b"],
            vanished: ["x"],
        });
    });
    it("are none where all are known", () => assert.deepEqual(mergeZones(["b", "a"], ["a", "b"], usual).added, []));
});
