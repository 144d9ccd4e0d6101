import assert from "node:assert/strict";
import { taskDefinition, well, withFunction } from "./support/aws-answers";
import { startedAwsServer, Refusal, type AwsAnswer } from "./support/aws-server";
import { TemporaryProject } from "./support/temporary-project";

const event = (eventId: string, stream: string, second: number, message: string) => ({
    eventId,
    logStreamName: stream,
    timestamp: Date.parse("2026-11-20T10:00:00Z") + second * 1000,
    message,
});

const [taskA, taskB] = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"];

describe("flotilla logs", () => {
    const aws = startedAwsServer();
    const project = new TemporaryProject();
    after(() => project.remove());

    const lines = [event("1", `web/web/${taskA}`, 1, "one\n"), event("2", `web/web/${taskB}`, 2, "two")];
    const answer = (events: AwsAnswer) => {
        aws.calls.length = 0;
        aws.answers = { ...well, FilterLogEvents: events };
    };
    const logs = (...args: readonly string[]) => project.run("logs", "web", "--stack", "dev", ...args);
    const asked = () => aws.inputsOf("FilterLogEvents");

    it("shows what all tasks wrote, page after page, with time, container and task", async () => {
        answer(({ nextToken }) =>
            nextToken === undefined ? { events: lines.slice(0, 1), nextToken: "more" } : { events: lines.slice(1) },
        );
        const { code, stdout } = await logs();
        assert.equal(code, 0);
        assert.equal(stdout, "2026-11-20T10:00:01.000Z web aaaaaaaa one\n2026-11-20T10:00:02.000Z web bbbbbbbb two\n");
        assert.equal(asked()[0]?.["logGroupName"], "/shop/dev/web");
    });

    it("gives each task a colour", async () => {
        answer({ events: lines });
        const { stdout } = await project.runOnTerminal(120, "logs", "web", "--stack", "dev");
        const colours = [...stdout.matchAll(/\u001b\[(\d+)mweb /g)].map(([, code]) => code);
        assert.equal(new Set(colours).size, 2);
    });

    it("goes on with --follow, and shows no line twice", async () => {
        const third = event("3", `web/web/${taskA}`, 3, "three");
        answer(
            (_, call) =>
                [{ events: lines }, { events: [...lines, third] }][call] ?? new Refusal("AccessDeniedException"),
        );
        const { stdout } = await logs("--follow", "--since", "2026-11-20T09:00:00Z");
        assert.deepEqual(
            stdout
                .trimEnd()
                .split("\n")
                .map((line) => line.split(" ").at(-1)),
            ["one", "two", "three"],
        );
    });

    it("shows lines that arrive late", async () => {
        const late = event("0", `web/web/${taskB}`, 0, "late");
        answer(
            (_, call) =>
                [{ events: lines }, { events: [late, ...lines] }][call] ?? new Refusal("AccessDeniedException"),
        );
        const { stdout } = await logs("--follow", "--since", "2026-11-20T09:00:00Z");
        assert.match(stdout, /late\n$/);
        const [first, second] = asked().map(({ startTime }) => Number(startTime));
        assert.equal(first, Date.parse("2026-11-20T09:00:00Z"));
        assert.equal(second, Date.parse("2026-11-20T10:00:02Z") - 20_000);
    });

    it("passes on the time, the pattern and the container", async () => {
        answer({ events: [] });
        const now = Date.now();
        await logs("--since", "1h", "--filter", '"GET /web"', "--container", "web");
        const [{ startTime, filterPattern, logStreamNamePrefix } = {}] = asked();
        assert.ok(Math.abs(now - 3_600_000 - Number(startTime)) < 10_000);
        assert.deepEqual([filterPattern, logStreamNamePrefix], ['"GET /web"', "web/web/"]);
    });

    it("shows one task", async () => {
        answer({ events: lines });
        const { stdout } = await logs("--task", "bbbb");
        assert.match(stdout, /^\S+ web bbbbbbbb two\n$/);
    });

    it("lets nothing but colours steer the terminal", async () => {
        answer({ events: [event("1", `web/web/${taskA}`, 1, "\u001b[31mred\u001b[0m\u001b[2J\tx\u0007")] });
        assert.match((await logs()).stdout, / red\\u001b\[2J\tx\\u0007\n$/);
        const { stdout } = await project.runOnTerminal(120, "logs", "web", "--stack", "dev");
        assert.ok(stdout.includes("\u001b[31mred\u001b[0m\\u001b[2J\tx\\u0007"), JSON.stringify(stdout));
    });

    it("answers with one JSON document, or with one a line while it follows", async () => {
        answer({ events: lines });
        const { events } = JSON.parse((await logs("--json")).stdout) as { events: { message: string; task: string }[] };
        assert.deepEqual(
            events.map(({ message, task }) => [message, task]),
            [
                ["one", taskA],
                ["two", taskB],
            ],
        );
        answer((_, call) => [{ events: lines }][call] ?? new Refusal("AccessDeniedException", "over"));
        const [first] = (await logs("--json", "--follow")).stdout.split("\n");
        assert.equal((JSON.parse(first ?? "") as { message: string }).message, "one");
    });

    describe("of a function", () => {
        const stream = "2026/11/20/[$LATEST]cccccccccccccccc";
        const ofFunction = (...args: readonly string[]) => project.run("logs", "mailer", "--stack", "dev", ...args);
        beforeEach(() => {
            answer({});
            aws.answers = { ...withFunction(), FilterLogEvents: { events: [event("1", stream, 1, "sent\n")] } };
        });

        it("shows what its runs wrote, in its own log group", async () => {
            const { code, stdout, stderr } = await ofFunction();
            assert.equal(code, 0, stderr);
            assert.equal(stdout, "2026-11-20T10:00:01.000Z mailer cccccccc sent\n");
            assert.equal(asked()[0]?.["logGroupName"], "/shop/dev/mailer");
        });

        it("answers with JSON that names it", async () => {
            const { function: of, events } = JSON.parse((await ofFunction("--json")).stdout) as {
                function: string;
                events: object[];
            };
            assert.deepEqual(
                [of, events],
                [
                    "mailer",
                    [
                        {
                            at: "2026-11-20T10:00:01.000Z",
                            container: "mailer",
                            task: "cccccccccccccccc",
                            message: "sent",
                        },
                    ],
                ],
            );
        });

        for (const option of ["--container", "--task"])
            it(`has no ${option.slice(2)}`, async () => {
                const { code, stderr } = await ofFunction(option, "x");
                assert.equal(code, 2);
                assert.match(stderr, new RegExp(`${option}: mailer is a function, which has no tasks`));
            });
    });

    it("says where the logs are, if they are not in CloudWatch", async () => {
        answer({ events: [] });
        aws.answers = {
            ...aws.answers,
            DescribeTaskDefinition: {
                taskDefinition: taskDefinition(7, {
                    containerDefinitions: [{ name: "web", image: "x", logConfiguration: { logDriver: "awsfirelens" } }],
                }),
            },
        };
        const { code, stderr } = await logs();
        assert.equal(code, 1);
        assert.match(stderr, /the output of web does not go to CloudWatch Logs, but to awsfirelens/);
    });

    for (const [what, args, told] of [
        [
            "a time that is none",
            ["--since", "yesterday"],
            /--since: "yesterday" is no time span; write for example 90s/,
        ],
        ["a container that is not there", ["--container", "wbe"], /web has no container "wbe"; did you mean "web"\?/],
    ] as const)
        it(`refuses ${what} as wrong usage`, async () => {
            answer({ events: [] });
            const { code, stderr } = await logs(...args);
            assert.equal(code, 2);
            assert.match(stderr, told);
        });

    it("explains a pattern that CloudWatch Logs does not take", async () => {
        answer(() => new Refusal("InvalidParameterException", "Invalid filter pattern"));
        const { code, stderr } = await logs("--filter", "{");
        assert.equal(code, 1);
        assert.match(stderr, /--filter: CloudWatch Logs does not take the pattern: Invalid filter pattern/);
    });
});
