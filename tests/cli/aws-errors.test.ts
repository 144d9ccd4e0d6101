import assert from "node:assert/strict";
import { clusters, well } from "./support/aws-answers";
import { startedAwsServer, Refusal } from "./support/aws-server";
import { inProject, stackText, TemporaryProject } from "./support/temporary-project";

describe("a command that asks AWS", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    after(() => project.remove());

    const refusals: readonly (readonly [code: string, message: string, told: RegExp])[] = [
        [
            "ExpiredTokenException",
            "The security token included in the request is expired",
            /the AWS session has expired; log in again/,
        ],
        [
            "UnrecognizedClientException",
            "The security token included in the request is invalid.",
            /AWS does not take the credentials; log in again/,
        ],
        [
            "AccessDeniedException",
            "User: arn:aws:iam::1:user/x is not authorized to perform: ecs:ListClusters on resource: *",
            /may not do this; allow them ecs:ListClusters/,
        ],
        ["ServerException", "something else", /AWS says: something else \(ServerException\)/],
    ];
    for (const [code, message, told] of refusals) {
        it(`says what to do about ${code}, without a stack trace`, async () => {
            aws.answers = { ListClusters: () => new Refusal(code, message) };
            const { code: exit, stderr } = await project.run("status", "--stack", "dev");
            assert.equal(exit, 1);
            assert.match(stderr, told);
            assert.doesNotMatch(stderr, /\n {4}at /);
        });
    }

    it("says what to do where the stack is not deployed", async () => {
        aws.answers = {
            ...well,
            DescribeClusters: { clusters: clusters.filter(({ clusterName }) => !clusterName.includes("dev")) },
        };
        const { code, stderr } = await project.run("status", "--stack", "dev");
        assert.equal(code, 1);
        assert.match(stderr, /there is no cluster of the stack dev of shop in eu-west-1; run pulumi up --stack dev/);
    });

    it("refuses to choose between two clusters of one stack", async () => {
        const [cluster] = clusters;
        aws.answers = {
            ...well,
            DescribeClusters: { clusters: [cluster, { ...cluster, clusterName: "shop-dev-ffffff0" }] },
        };
        const { code, stderr } = await project.run("status", "--stack", "dev");
        assert.equal(code, 1);
        assert.match(stderr, /shop-dev and shop-dev-ffffff0 all carry the tags/);
    });

    it("tells of an error in JSON where that was asked for", async () => {
        aws.answers = { ListClusters: () => new Refusal("ExpiredTokenException") };
        const { stdout } = await project.run("status", "--stack", "dev", "--json");
        assert.match((JSON.parse(stdout) as { error: string }).error, /expired/);
    });

    it("says which AWS can't be reached", async () => {
        const there = process.env["AWS_ENDPOINT_URL"];
        process.env["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1";
        const { code, stderr } = await project.run("status", "--stack", "dev");
        process.env["AWS_ENDPOINT_URL"] = there;
        assert.equal(code, 1);
        assert.match(stderr, /http:\/\/127\.0\.0\.1:1 can't be reached \(ECONNREFUSED\)/);
    });

    it("asks the emulated AWS about a stack of class local, where nothing else is said", async () => {
        const there = process.env["AWS_ENDPOINT_URL"];
        delete process.env["AWS_ENDPOINT_URL"];
        aws.answers = well;
        const port = Number(new URL(there ?? "").port);
        const files = {
            "Pulumi.local.yaml": stackText("shop:environment: { class: local }").replace(
                "    shop:environment: { class: disposable }\n",
                "",
            ),
            ".flotilla/emulator.json": JSON.stringify({ port }),
        };
        try {
            await inProject(files, async (local) => {
                await local.run("status", "--stack", "local");
                assert.equal(aws.calls[0]?.action, "ListClusters");
                local.write({ ".flotilla/emulator.json": JSON.stringify({ port: 1 }) });
                const { stderr } = await local.run("status", "--stack", "local");
                assert.match(stderr, /no emulated AWS answers at http:\/\/localhost:1; run npm start/);
            });
        } finally {
            process.env["AWS_ENDPOINT_URL"] = there;
        }
    });

    it("asks where aws:endpoints says, of the services that are named there", async () => {
        const endpoints = 'aws:endpoints: [{ ecs: "http://127.0.0.1:1" }]';
        await inProject({ "Pulumi.dev.yaml": stackText(endpoints) }, async (named) => {
            const { code, stderr } = await named.run("status", "--stack", "dev");
            assert.equal(code, 1);
            assert.match(stderr, /what aws:endpoints names \(http:\/\/127\.0\.0\.1:1\) can't be reached/);
            assert.deepEqual(aws.calls, []);
        });
    });

    it("wants to know which stack is meant, where there are several", async () => {
        const { code, stderr } = await project.run("status");
        assert.equal(code, 2);
        assert.match(stderr, /say which stack is meant: --stack dev or prod/);
    });

    it("takes a stack that is not there for wrong usage", async () => {
        const { code, stderr } = await project.run("status", "--stack", "dve");
        assert.equal(code, 2);
        assert.match(stderr, /there is no stack "dve"; did you mean "dev"\?/);
    });

    it("takes a stack without a region for wrong usage", () =>
        inProject({ "Pulumi.dev.yaml": "config:\n    shop:environment: { class: disposable }\n" }, async (without) => {
            const { code, stderr } = await without.run("status", "--stack", "dev");
            assert.equal(code, 2);
            assert.match(stderr, /Pulumi\.dev\.yaml says no aws:region/);
        }));
});
