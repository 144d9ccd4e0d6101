import assert from "node:assert/strict";
import { CodeProblem } from "../../model/decide";
import { diffPlans, isDifferent } from "../../model/diff/diff";
import { summarise } from "../../model/diff/summary";
import { dashboardRows } from "../../model/plan/dashboard/rows";
import { busSubscriptions } from "../../model/plan/events";
import type { FunctionConfiguration } from "../../model/schema/function";
import {
    decideFixture,
    functionFile,
    functionOf,
    planOf,
    problemsOf,
    sourcesFixture,
    surroundings,
    withFunction,
    withService,
    withStack,
} from "../support/fixtures";
import { lambda, planWith, webService } from "../support/plans";

const alerts = { email: ["ops@example.com"] };

const planned = (definition: FunctionConfiguration, sections: Readonly<Record<string, unknown>> = {}) =>
    planWith({ sections, services: [webService({ publishes: ["order.placed"] })], functions: [definition] });

describe("a function's configuration", () => {
    it("needs no more than a name", () => {
        const plan = planWith({ functions: [lambda()] });
        const { code, tags, ...rest } = functionOf(plan);
        assert.deepEqual(rest, {
            name: "notification",
            functionName: "shop-dev-notification",
            file: "src/handler.ts",
            export: "handler",
            memoryMiB: 256,
            timeoutSeconds: 30,
            architecture: "arm64",
            publishes: [],
            topics: [],
            subscribes: [],
            batch: { size: 10, windowSeconds: 0 },
            environment: {},
            secrets: {},
            secretKeys: [],
            permissions: [],
            logGroup: "/shop/dev/notification",
            logRetentionDays: 14,
        });
        assert.ok(code.hash !== "" && tags["Service"] === "notification");
    });

    it("is laid over by the stack file, section by section", () => {
        const plan = planOf(
            withStack(
                "functions",
                { notification: { memory: "1 GiB", batch: { size: 5 } } },
                withFunction({ batch: { window: "2 s" } }),
            ),
        );
        const { memoryMiB, batch } = functionOf(plan);
        assert.deepEqual([memoryMiB, batch], [1024, { size: 5, windowSeconds: 2 }]);
    });

    it("leaves everything else of a plan as it is", () => {
        const { functions, ...without } = planOf(sourcesFixture());
        const { functions: none, ...empty } = planOf({ ...sourcesFixture(), functions: [] });
        assert.deepEqual([functions, none], [[], []]);
        assert.deepEqual(without, empty);
    });
});

describe("what is wrong with a function's configuration", () => {
    const found = (...args: Parameters<typeof problemsOf>) =>
        problemsOf(...args).filter((problem) => /notification|functions/.test(problem));

    it("is told where the function's own file, or the stack file, says it", () => {
        assert.deepEqual(found(withFunction({ timeout: "20 min" })), [
            'services/notification/function.ts: timeout: must be from 1 s to 900 s, got "20 min"; let a job do what takes longer: see docs/scheduled-jobs.md [functions/timeout]',
        ]);
        assert.deepEqual(found(withStack("functions.notification.timeout", "20 min", withFunction())), [
            'flotilla:functions.notification.timeout: must be from 1 s to 900 s, got "20 min"; let a job do what takes longer: see docs/scheduled-jobs.md [functions/timeout]',
        ]);
    });

    it("may be an option that there is not", () => {
        assert.deepEqual(
            found(withFunction({ runtime: "nodejs22.x" })).map((each) => each.split(";")[0]),
            ['services/notification/function.ts: runtime: unknown key "runtime"'],
        );
    });

    it("may be a function in the stack file that there is not, or that is a service", () => {
        assert.deepEqual(found(withStack("functions", { notifcation: {}, order: {} }, withFunction())), [
            'flotilla:functions.notifcation: there is no function "notifcation"; did you mean "notification"? [functions/unknown]',
            'flotilla:functions.order: "order" is a service; write it under flotilla:services [functions/unknown]',
        ]);
        assert.deepEqual(found(withStack("services", { notification: {} }, withFunction())), [
            'flotilla:services.notification: "notification" is a function; write it under flotilla:functions [services/unknown]',
        ]);
    });

    it("may be its name, or a service in its folder", () => {
        const misnamed = { ...sourcesFixture(), functions: [functionFile({ name: "mailer" }, "notification")] };
        assert.deepEqual(found(misnamed), [
            'services/notification/function.ts: name: is "mailer" in the folder "notification"; write "notification", or rename the folder [functions/name]',
        ]);
        const beside = { ...sourcesFixture(), functions: [functionFile({ name: "order" })] };
        assert.deepEqual(
            problemsOf(beside).filter((each) => each.includes("functions/name")),
            [
                'services/order/function.ts: the folder "order" has a service too; move one of them to a folder of its own [functions/name]',
            ],
        );
        assert.deepEqual(found(withStack("functions.notification.name", "x", withFunction())), [
            "flotilla:functions.notification.name: a function is named by its folder; remove it [functions/name]",
        ]);
    });

    it("may be a file that exports nothing, or can't be read", () => {
        const nothing = { ...sourcesFixture(), functions: [functionFile(undefined, "notification")] };
        assert.deepEqual(found(nothing), [
            "services/notification/function.ts: does not export a function; write `export default defineFunction({ … })` [functions/no-definition]",
        ]);
        const unreadable = {
            file: "services/notification/function.ts",
            line: 3,
            reason: "throws",
            remedy: "correct it",
        };
        const broken = { ...sourcesFixture(), functions: [{ ...functionFile(undefined, "notification"), unreadable }] };
        assert.deepEqual(found(broken), [
            "services/notification/function.ts:3: throws; correct it [functions/unreadable]",
        ]);
    });

    it("may be its code, at the option or in the file that is wrong", () => {
        const readCode = (problem: CodeProblem) => () => {
            throw problem;
        };
        const missing = new CodeProblem("file", "there is no src/handler.ts", "add it");
        assert.deepEqual(found(withFunction(), { readCode: readCode(missing) }), [
            "services/notification/function.ts: handler.file: there is no src/handler.ts; add it [functions/code]",
        ]);
        const broken = new CodeProblem(
            "file",
            "does not compile",
            "correct it",
            "services/notification/src/handler.ts:4",
        );
        assert.deepEqual(found(withFunction(), { readCode: readCode(broken) }), [
            "services/notification/src/handler.ts:4: does not compile; correct it [functions/code]",
        ]);
    });
});

describe("the events of functions", () => {
    it("are counted with those of services", () => {
        const { problems } = decideFixture(withFunction());
        assert.deepEqual(
            problems.filter(({ id }) => id.startsWith("events/")),
            [],
        );
    });

    it("make the bus of an environment in which services have none", () => {
        const sources = withFunction({ publishes: ["mail.sent"], subscribes: ["mail.sent"] }, sourcesFixture());
        assert.equal(planOf(sources).events?.busName, "flotilla-dev");
    });

    it("may be what a service subscribes to", () => {
        const sources = withFunction({ publishes: ["mail.sent"] }, withService("user", { subscribes: ["mail.sent"] }));
        const { subscribes = [] } = planOf(sources).services.find(({ name }) => name === "user") ?? {};
        assert.deepEqual(
            busSubscriptions(subscribes).map(({ pattern }) => pattern),
            ['{"source":["notification"],"detail-type":["mail.sent"]}'],
        );
    });
});

describe("the alarms of a function", () => {
    const alarmsOf = (definition: Partial<FunctionConfiguration>) =>
        new Map(
            functionOf(planned(lambda(definition), { alerts })).alarms?.alarms.map((alarm) => [
                alarm.key.replace("notification-", ""),
                alarm,
            ]),
        );
    const subscribed = { subscribes: ["order.placed"] };

    it("are none where nobody is told", () => {
        assert.equal(functionOf(planned(lambda(subscribed))).alarms, undefined);
    });

    it("are on its runs, and on its queues where it has any", () => {
        assert.deepEqual([...alarmsOf({}).keys()], ["errors", "throttles"]);
        assert.deepEqual(
            [...alarmsOf(subscribed).keys()],
            ["errors", "throttles", "message-age", "dead-letters", "undelivered-events"],
        );
    });

    it("begin at the thresholds that are configured, or not at all", () => {
        const alarms = alarmsOf({
            ...subscribed,
            alarms: { errors: 1, throttles: 10, messageAge: "5 min", deadLetters: 3, undeliveredEvents: false },
        });
        assert.deepEqual(
            [...alarms].map(([kind, { threshold }]) => [kind, threshold]),
            [
                ["errors", 1],
                ["throttles", 10],
                ["message-age", 300],
                ["dead-letters", 3],
            ],
        );
    });

    it("are on runs at fixed times that were missed or failed, where it has such", () => {
        const alarm = alarmsOf({ schedule: { at: "rate(1 hour)" } }).get("missed-runs");
        const [term] = alarm?.terms ?? [];
        assert.ok(term !== undefined && "metric" in term);
        assert.deepEqual(
            [term.metric.of, alarm?.threshold],
            [{ kind: "schedule-dead-letters", service: "notification" }, 0],
        );
        const written = alarmsOf({ schedule: { at: "rate(1 hour)" }, alarms: { missedRuns: 3 } });
        assert.equal(written.get("missed-runs")?.threshold, 3);
        assert.ok(!alarmsOf({ schedule: { at: "rate(1 hour)" }, alarms: { missedRuns: false } }).has("missed-runs"));
    });

    it("look at the share of the runs that fail", () => {
        const { terms = [] } = alarmsOf({}).get("errors") ?? {};
        assert.deepEqual(
            terms.map((term) => ("metric" in term ? term.metric.name : term.expression)),
            ["Errors", "Invocations", "100 * errors / runs"],
        );
    });

    it("leave an event the time for two attempts, where that is longer than a quarter of an hour", () => {
        assert.equal(alarmsOf({ ...subscribed, timeout: "5 min" }).get("message-age")?.threshold, 3600);
        assert.equal(alarmsOf(subscribed).get("message-age")?.threshold, 900);
    });
});

describe("the schedule of a function", () => {
    const at = "cron(0 6 ? * MON *)";

    it("is three attempts within an hour, in UTC, unless it says otherwise", () => {
        const { schedule, scheduleDeadLetterName } = functionOf(planned(lambda({ schedule: { at } })));
        assert.deepEqual(schedule, { expression: at, timezone: "UTC", attempts: 3, retrySeconds: 3600, paused: false });
        assert.equal(scheduleDeadLetterName, "shop-dev-notification-schedules-dead-letters");
    });

    it("has its input as JSON", () => {
        const { schedule } = functionOf(planned(lambda({ schedule: { at, input: { digest: true, days: [1, 7] } } })));
        assert.equal(schedule?.input, '{"digest":true,"days":[1,7]}');
    });

    it("is told in the words of the configuration when it changes", () => {
        const [before, after] = ["rate(1 hour)", "rate(2 hours)"].map((each) =>
            planned(lambda({ schedule: { at: each } })),
        );
        assert.ok(before && after);
        assert.deepEqual(diffPlans(before, after).functions[0]?.changes, [
            { path: "schedule.at", before: "rate(1 hour)", after: "rate(2 hours)" },
        ]);
    });

    it("costs its runs, which are known, and not those that are assumed of events", () => {
        const runs = (definition: FunctionConfiguration) =>
            planned(definition).cost.lines.find(({ key }) => key === "functions/runs")?.quantity.min;
        assert.equal(runs(lambda({ schedule: { at: "rate(1 minute)" } })), 0.044);
        assert.equal(runs(lambda({ subscribes: ["order.placed"], schedule: { at: "rate(1 minute)" } })), 1.044);
        assert.equal(runs(lambda({ schedule: { at: "rate(1 hour)", paused: true } })), undefined);
    });

    it("has a graph of the runs that were missed or failed", () => {
        const rows = dashboardRows(planned(lambda({ subscribes: ["order.placed"], schedule: { at } }), { alerts }));
        const row = rows.find(({ heading }) => heading === "notification: queue and schedule");
        assert.deepEqual(row?.graphs.at(-1)?.threshold, 0);
        const alone = dashboardRows(planned(lambda({ schedule: { at } })));
        assert.ok(alone.some(({ heading }) => heading === "notification: schedule"));
    });
});

describe("what an environment with a function tells", () => {
    it("has rows of it and of its queue on the dashboard", () => {
        const plan = planned(lambda({ subscribes: ["order.placed"] }));
        const headings = (of: typeof plan) => dashboardRows(of).map(({ heading }) => heading);
        assert.deepEqual(headings(plan), ["order", "notification", "notification: queue", "Capacity"]);
        assert.deepEqual(headings(planned(lambda())), ["order", "notification", "Capacity"]);
    });

    it("has a price of its runs, of their time by its memory, and of what Lambda asks its queue", () => {
        const { lines, assumptions } = planned(lambda({ subscribes: ["order.placed"] })).cost;
        const line = (key: string) => lines.find((each) => each.key === key);
        assert.deepEqual(line("functions/runs")?.quantity, { min: 1, desired: 1, max: 1 });
        assert.equal(line("functions/runs")?.monthlyUsd?.desired, 0.2);
        // A million runs of 200 ms with a quarter of a GB.
        assert.equal(line("functions/time/arm64")?.quantity.min, 50_000);
        assert.equal(line("functions/time/arm64")?.monthlyUsd?.desired, 0.67);
        assert.equal(line("functions/queue-requests")?.quantity.min, 0.657);
        assert.equal(line("queues/messages")?.quantity.min, 3);
        assert.ok(assumptions.some(({ text }) => text === "the logs of functions are not counted"));
        assert.deepEqual(
            planWith().cost.lines.filter(({ key }) => key.startsWith("functions/")),
            [],
        );
    });

    it("costs by its processors, and by what the configuration expects of its runs", () => {
        const sections = { cost: { millionRuns: 4, runDuration: "1 s" } };
        const functions = lambda({ architecture: "x86_64", memory: "1 GiB" });
        const { lines } = planned(functions, sections).cost;
        const usd = Object.fromEntries(lines.map(({ key, monthlyUsd }) => [key, monthlyUsd?.desired]));
        assert.deepEqual([usd["functions/runs"], usd["functions/time/x86_64"]], [0.8, 66.67]);
        assert.equal(usd["functions/time/arm64"], undefined);
    });

    it("counts its table with those of services", () => {
        const { lines } = planned(lambda({ table: { partitionKey: "eventId" } })).cost;
        assert.equal(lines.find(({ key }) => key === "tables/stored")?.quantity.min, 1);
    });
});

describe("a difference in functions", () => {
    const none = planWith();
    const one = planWith({ functions: [lambda()] });
    const larger = planWith({ functions: [lambda({ memory: "512 MiB" })] });
    const sides = { before: "main", after: "now", inTime: true };
    const problems = { appear: [], vanish: [] };

    it("is told by function, and is one", () => {
        const difference = diffPlans(one, larger);
        assert.deepEqual(difference.functions, [
            {
                function: "notification",
                kind: "changed",
                changes: [{ path: "memory", before: "256 MiB", after: "512 MiB" }],
            },
        ]);
        assert.ok(isDifferent(difference, problems));
    });

    it("is in the summary", () => {
        assert.match(summarise(diffPlans(none, one), problems, sides), /^1 function is added/);
        assert.match(summarise(diffPlans(one, none), problems, sides), /^1 function is removed/);
        assert.match(summarise(diffPlans(one, larger), problems, sides), /^1 function changes/);
    });

    it("is told of its code by the hash", () => {
        const other = planOf(withFunction(), { readCode: () => ({ path: "x", hash: "0a1b2c3d4e5f6a7b" }) });
        const [change] = diffPlans(planOf(withFunction(), { readCode: surroundings.readCode }), other).functions;
        assert.deepEqual(change?.changes, [
            { path: "code", before: Buffer.from("notification").toString("hex"), after: "0a1b2c3d4e5f6a7b" },
        ]);
    });
});
