import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mergeZones } from "../../program/zone-names";
import { Refusal, startedAwsServer } from "./support/aws-server";
import { inProject, stackText, TemporaryProject } from "./support/temporary-project";

const zones = (...names: readonly string[]) => ({
    DescribeAvailabilityZones: {
        availabilityZoneInfo: names.map((zoneName) => ({ zoneName, zoneState: "available" })),
    },
});

describe("flotilla zones --refresh", () => {
    const aws = startedAwsServer();

    const refresh = (project: TemporaryProject, ...args: readonly string[]) =>
        project.run("zones", "--refresh", ...args);
    const written = (project: TemporaryProject): unknown =>
        JSON.parse(readFileSync(join(project.folder, "zones.json"), "utf8"));

    it("writes the account's zones of the stacks' regions", async () => {
        aws.answers = zones("eu-west-1c", "eu-west-1a");
        await inProject({}, async (project) => {
            const { code, stdout } = await refresh(project);
            assert.equal(code, 0, stdout);
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1a", "eu-west-1c"] });
            assert.equal(aws.calls.length, 1);
        });
    });

    it("asks for availability zones that are available, and for no others", async () => {
        aws.answers = zones("eu-west-1a", "eu-west-1b");
        await inProject({}, refresh);
        const [input = {}] = aws.inputsOf("DescribeAvailabilityZones");
        const filters = Object.entries(input).filter(([key]) => key.startsWith("Filter"));
        assert.deepEqual(Object.fromEntries(filters), {
            "Filter.1.Name": "zone-type",
            "Filter.1.Value.1": "availability-zone",
            "Filter.2.Name": "state",
            "Filter.2.Value.1": "available",
        });
    });

    it("never moves a zone, and appends new ones", async () => {
        aws.answers = zones("eu-west-1a", "eu-west-1b", "eu-west-1c");
        await inProject({ "zones.json": '{ "eu-west-1": ["eu-west-1c", "eu-west-1b"] }' }, async (project) => {
            const { stdout } = await refresh(project);
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1c", "eu-west-1b", "eu-west-1a"] });
            assert.match(stdout, /new: eu-west-1a/);
        });
    });

    it("keeps a zone that the account no longer has, with a warning", async () => {
        aws.answers = zones("eu-west-1a");
        await inProject({ "zones.json": '{ "eu-west-1": ["eu-west-1c", "eu-west-1a"] }' }, async (project) => {
            const { code, stdout } = await refresh(project);
            assert.equal(code, 0);
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1c", "eu-west-1a"] });
            assert.match(stdout, /warning: your account no longer has eu-west-1c; it keeps its place/);
        });
    });

    it("leaves the other regions of the file as they are", async () => {
        aws.answers = zones("us-west-2a");
        await inProject({ "zones.json": '{ "eu-west-1": ["eu-west-1c"] }' }, async (project) => {
            await refresh(project, "--region", "us-west-2");
            assert.deepEqual(written(project), { "eu-west-1": ["eu-west-1c"], "us-west-2": ["us-west-2a"] });
        });
    });

    it("answers with one JSON document", async () => {
        aws.answers = zones("eu-west-1a", "eu-west-1b");
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

    const denied =
        "You are not authorized to perform this operation. User: arn:aws:iam::1:user/x is not authorized to perform: ec2:DescribeAvailabilityZones";
    for (const [what, refusal, hint] of [
        ["wrong credentials", new Refusal("AuthFailure"), /log in again/],
        [
            "credentials that may not",
            new Refusal("UnauthorizedOperation", denied),
            /allow them ec2:DescribeAvailabilityZones/,
        ],
        ["what it has no hint for", new Refusal("Blocked", "Not today."), /Not today\. \(Blocked\)/],
    ] as const) {
        it(`says so in a sentence, and writes nothing, with ${what}`, async () => {
            aws.answers = { DescribeAvailabilityZones: refusal };
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
