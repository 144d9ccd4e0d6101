import assert from "node:assert/strict";
import type { AlarmPlan } from "../../../model/plan/alarm";
import { alertItems } from "../../../model/plan/cost/alerts";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { planWith, worker } from "../../support/plans";

const sections = { alerts: { email: ["ops@example.com"] } };
const nightly = { command: ["close"], schedule: "cron(30 2 ? * * *)" };
const planOf = (over: Partial<ServiceConfiguration>) => planWith({ sections, services: [worker(over)] });

/** The alarms of a worker, by what follows its name in theirs. */
const alarmsOf = (over: Partial<ServiceConfiguration>): Map<string, AlarmPlan> =>
    new Map(
        planOf(over).services.flatMap(({ alarms }) =>
            (alarms?.alarms ?? []).map((alarm) => [alarm.key.replace(/^mailer-/, ""), alarm] as const),
        ),
    );

const metric = (alarm: AlarmPlan | undefined) => {
    const [term] = alarm?.terms ?? [];
    return term !== undefined && "metric" in term ? `${term.metric.name} of ${term.metric.of.kind}` : undefined;
};

describe("the alarms of a queue", () => {
    it("are on the age of its oldest message and on its dead letters", () => {
        const alarms = alarmsOf({ queue: {} });
        assert.deepEqual([...alarms.keys()], ["cpu", "memory", "running", "message-age", "dead-letters"]);
        assert.equal(metric(alarms.get("message-age")), "ApproximateAgeOfOldestMessage of queue");
        assert.equal(metric(alarms.get("dead-letters")), "ApproximateNumberOfMessagesVisible of dead-letters");
    });

    it("are none of a service without a queue, also where it sends to one", () => {
        const { services } = planWith({
            sections,
            services: [worker({ queue: {} }), worker({ name: "order", sends: ["mailer"] })],
        });
        const order = services.find(({ name }) => name === "order")?.alarms?.alarms ?? [];
        assert.deepEqual(
            order.map(({ key }) => key),
            ["order-cpu", "order-memory", "order-running"],
        );
    });

    it("begin with the first dead letter, in the minute in which it is there", () => {
        const alarm = alarmsOf({ queue: {} }).get("dead-letters");
        assert.deepEqual(
            [alarm?.comparison, alarm?.threshold, alarm?.periods, alarm?.missingData],
            ["above", 0, 1, "notBreaching"],
        );
    });

    for (const { what, queue, seconds } of [
        { what: "15 minutes", queue: {}, seconds: 900 },
        {
            what: "the time of two receives, where that is longer",
            queue: { visibilityTimeout: "20 min" },
            seconds: 2400,
        },
        {
            what: "half of the time that a message is kept, where that is shorter",
            queue: { visibilityTimeout: "720 min", retention: "1 day" },
            seconds: 43_200,
        },
    ] as const)
        it(`begin when a message is older than ${what}`, () => {
            assert.equal(alarmsOf({ queue }).get("message-age")?.threshold, seconds);
        });

    it("begin where the configuration says", () => {
        const alarms = alarmsOf({ queue: {}, alarms: { messageAge: "90 s", deadLetters: 10 } });
        assert.equal(alarms.get("message-age")?.threshold, 90);
        assert.match(alarms.get("message-age")?.description ?? "", /more than 90 s/);
        assert.equal(alarms.get("dead-letters")?.threshold, 10);
        assert.match(alarms.get("dead-letters")?.description ?? "", /more than 10/);
    });

    it("can each be switched off", () => {
        const alarms = alarmsOf({
            queue: {},
            jobs: { nightly },
            alarms: { messageAge: false, deadLetters: false, missedJobs: false },
        });
        assert.deepEqual([...alarms.keys()], ["cpu", "memory", "running"]);
    });

    it("are in the estimate, each as one metric", () => {
        const priced = (over: Partial<ServiceConfiguration>) =>
            alertItems(planOf(over)).find(({ key }) => key === "alarms/metrics")?.quantity.min ?? 0;
        assert.equal(priced({ queue: {} }) - priced({}), 2);
    });
});

describe("the alarm on jobs that were not started", () => {
    it("is there where a job has a schedule, on the queue of what EventBridge Scheduler gave up", () => {
        const alarm = alarmsOf({ jobs: { nightly } }).get("missed-jobs");
        assert.equal(metric(alarm), "ApproximateNumberOfMessagesVisible of schedule-dead-letters");
        assert.equal(alarm?.threshold, 0);
        assert.ok(!alarmsOf({ jobs: { report: { command: ["report"] } } }).has("missed-jobs"));
    });

    it("is all that is told of a service of which nothing but jobs runs", () => {
        const { alarms } = planOf({ runs: "jobs", jobs: { nightly } }).services[0] ?? {};
        assert.deepEqual(
            [alarms?.alarms.map(({ key }) => key), alarms?.deploymentFailed],
            [["mailer-missed-jobs"], false],
        );
    });

    it("begins where the configuration says", () => {
        assert.equal(alarmsOf({ jobs: { nightly }, alarms: { missedJobs: 3 } }).get("missed-jobs")?.threshold, 3);
    });
});
