import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { arn, service, task, well } from "./support/aws-answers";
import { startedAwsServer } from "./support/aws-server";
import { TemporaryProject } from "./support/temporary-project";

describe("flotilla exec", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    const tools = join(project.folder, "tools");
    const record = join(project.folder, "record.json");

    /** A session-manager-plugin that writes down its arguments, and ends with a code. */
    function installPlugin(code: number): void {
        mkdirSync(tools, { recursive: true });
        const file = join(tools, "session-manager-plugin");
        writeFileSync(
            file,
            `#!${process.execPath}\nif (process.argv[2] !== "--version") { require("fs").writeFileSync(${JSON.stringify(record)}, JSON.stringify(process.argv.slice(2))); process.exit(${code}); }\n`,
        );
        chmodSync(file, 0o755);
        process.env["PATH"] = `${tools}${delimiter}/usr/bin${delimiter}/bin`;
    }

    after(() => project.remove());
    beforeEach(() => {
        aws.answers = {
            ...well,
            ExecuteCommand: {
                session: { sessionId: "ecs-execute-command-1", streamUrl: "wss://example", tokenValue: "secret" },
            },
        };
        installPlugin(0);
    });

    const exec = (...args: readonly string[]) => project.run("exec", "web", "--stack", "dev", ...args);

    it("opens a shell in a running task, by the plugin, as AWS's command line does", async () => {
        const { code, stderr } = await exec();
        assert.equal(code, 0, stderr);
        const [{ command, container, interactive } = {}] = aws.inputsOf("ExecuteCommand");
        assert.deepEqual([command, container, interactive], ["/bin/sh", "web", true]);
        const [session = "", region, operation, profile, target = "", endpoint] = JSON.parse(
            readFileSync(record, "utf8"),
        ) as string[];
        assert.deepEqual(JSON.parse(session), {
            SessionId: "ecs-execute-command-1",
            StreamUrl: "wss://example",
            TokenValue: "secret",
        });
        assert.deepEqual(
            [region, operation, profile, endpoint],
            ["eu-west-1", "StartSession", "", "https://ssm.eu-west-1.amazonaws.com"],
        );
        assert.match((JSON.parse(target) as { Target: string }).Target, /^ecs:shop-dev_[ab]_[ab]-1$/);
    });

    it("runs the command after --, with its words kept together", async () => {
        await exec("--", "sh", "-c", "echo 'a b' --json");
        assert.equal(aws.inputsOf("ExecuteCommand")[0]?.["command"], `sh -c 'echo '\\''a b'\\'' --json'`);
    });

    it("fails where the session does", async () => {
        installPlugin(3);
        assert.equal((await exec()).code, 1);
    });

    it("says where to get the plugin, before anything is asked", async () => {
        process.env["PATH"] = "/nowhere";
        const { code, stderr } = await exec();
        assert.equal(code, 1);
        assert.match(stderr, /session-manager-plugin is not on this machine.*https:\/\/docs\.aws\.amazon\.com/s);
        assert.deepEqual(aws.calls, []);
    });

    const off = { enableExecuteCommand: false };
    for (const [what, answers, args, told] of [
        [
            "exec is off in the environment",
            { DescribeServices: { services: [service(off)] }, DescribeTasks: { tasks: [task("a", off)] } },
            [],
            /exec is off in the stack dev; write environment: \{ exec: true \}/,
        ],
        [
            "tasks began before exec was turned on",
            { DescribeTasks: { tasks: [task("a", off)] } },
            [],
            /run flotilla restart web --stack dev/,
        ],
        ["no task runs", { ListTasks: { taskArns: [] } }, [], /no task of web runs; flotilla status web/],
        ["no such task runs", {}, ["--task", "zz"], /no task of web whose id begins with zz runs; running are a, b/],
        [
            "the agent is not ready",
            {
                ListTasks: { taskArns: [arn("task/shop-dev/a")] },
                DescribeTasks: {
                    tasks: [
                        task("a", {
                            containers: [
                                {
                                    name: "web",
                                    managedAgents: [{ name: "ExecuteCommandAgent", lastStatus: "PENDING" }],
                                },
                            ],
                        }),
                    ],
                },
            },
            [],
            /the agent for exec in web is pending; wait a moment/,
        ],
    ] as const)
        it(`says what to do where ${what}`, async () => {
            aws.answers = { ...aws.answers, ...answers };
            const { code, stderr } = await exec(...args);
            assert.equal(code, 1);
            assert.match(stderr, told);
            assert.ok(!aws.calls.some(({ action }) => action === "ExecuteCommand"));
        });

    it("takes a container that is not there for wrong usage", async () => {
        const { code, stderr } = await exec("--container", "proxy");
        assert.equal(code, 2);
        assert.match(stderr, /web has no container "proxy"; known are web/);
        assert.ok(existsSync(tools));
    });
});
