import assert from "node:assert/strict";
import { metricsOf, type AlarmPlan } from "../../../model/plan/alarm";
import type { ServiceAlarmsPlan } from "../../../model/plan/alarms/service-alarms";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { planWith, webService, worker } from "../../support/plans";

const alerts = { email: ["ops@example.com"] };

function alarmsOf(service: ServiceConfiguration, sections: object = {}): ServiceAlarmsPlan {
    const { services } = planWith({ sections: { alerts, ...sections }, services: [service] });
    const alarms = services[0]?.alarms;
    assert.ok(alarms);
    return alarms;
}

const keys = ({ alarms }: ServiceAlarmsPlan) => alarms.map(({ key }) => key);

function alarm(of: ServiceAlarmsPlan, key: string): AlarmPlan {
    const found = of.alarms.find((each) => each.key === key);
    assert.ok(found, keys(of).join(", "));
    return found;
}

const insights = { environment: { class: "disposable", containerInsights: "enabled" } };

describe("the alarms of a service", () => {
    it("are none where nobody is told", () => {
        const { alerts: told, services } = planWith({ services: [webService({ alarms: { cpu: 50 } })] });
        assert.deepEqual([told, services[0]?.alarms], [undefined, undefined]);
    });

    it("are on its requests, its use of what it has, and its tasks", () => {
        assert.deepEqual(keys(alarmsOf(webService())), [
            "order-server-errors",
            "order-latency",
            "order-cpu",
            "order-memory",
            "order-running",
        ]);
    });

    it("are not on requests where no load balancer counts them", () => {
        assert.deepEqual(keys(alarmsOf(worker())), ["mailer-cpu", "mailer-memory", "mailer-running"]);
    });

    it("have names that tell the environment", () => {
        assert.equal(alarm(alarmsOf(webService()), "order-cpu").name, "shop-dev-order-cpu");
    });

    it("begin at 5 % of answers with 5xx, a second, and 90 % of CPU and memory", () => {
        const of = alarmsOf(webService());
        assert.deepEqual(
            of.alarms.map(({ comparison, threshold }) => `${comparison} ${threshold}`),
            ["above 5", "above 1", "above 90", "above 90", "below 1"],
        );
    });

    it("begin where the configuration says", () => {
        const of = alarmsOf(
            webService({
                alarms: { serverErrors: 0.5, minimumRequests: 100, latency: "250 ms", cpu: 75, memory: 80 },
            }),
        );
        const rate = alarm(of, "order-server-errors");
        assert.equal(rate.threshold, 0.5);
        assert.match(JSON.stringify(rate.terms), /requests >= 100/);
        assert.equal(alarm(of, "order-latency").threshold, 0.25);
        assert.equal(alarm(of, "order-cpu").threshold, 75);
        assert.equal(alarm(of, "order-memory").threshold, 80);
    });

    it("look at both target groups where ECS moves requests between two", () => {
        const of = alarmsOf(webService({ deployment: { strategy: "blue-green" } }));
        const told = (key: string) =>
            alarm(of, key).terms.map((term) =>
                "metric" in term ? [term.id, "alternate" in term.metric.of] : [term.id, term.expression],
            );
        assert.deepEqual(told("order-server-errors"), [
            ["errors", false],
            ["alternate_errors", true],
            ["requests", false],
            ["alternate_requests", true],
            ["all_errors", "FILL(errors, 0) + FILL(alternate_errors, 0)"],
            ["all_requests", "FILL(requests, 0) + FILL(alternate_requests, 0)"],
            ["rate", "IF(all_requests >= 10, 100 * all_errors / all_requests, 0)"],
        ]);
        assert.deepEqual(told("order-latency"), [
            ["latency", false],
            ["alternate_latency", true],
            ["greatest_latency", "MAX([latency, alternate_latency])"],
        ]);
    });

    it("look at the second target group of a service that rolls with two, as well", () => {
        const rate = alarm(alarmsOf(webService({ deployment: { alternateTargetGroup: true } })), "order-server-errors");
        assert.equal(metricsOf(rate).length, 4);
    });

    it("can each be switched off", () => {
        const off = { serverErrors: false, latency: false, cpu: false, memory: false, running: false } as const;
        const of = alarmsOf(webService({ alarms: { ...off, deploymentFailed: false } }));
        assert.deepEqual(of, { alarms: [], composites: [], deploymentFailed: false });
    });

    it("tell of a failed deployment", () => assert.equal(alarmsOf(worker()).deploymentFailed, true));

    it("do not begin for a single bad answer in the night", () => {
        const { terms, periods, datapoints } = alarm(alarmsOf(webService()), "order-server-errors");
        assert.deepEqual(terms.at(-1), {
            id: "rate",
            expression: "IF(requests >= 10, 100 * FILL(errors, 0) / requests, 0)",
            label: "answers with 5xx, in percent",
        });
        assert.deepEqual([periods, datapoints], [5, 3]);
    });
});

describe("the alarm on the tasks that run", () => {
    it("compares them with those that should, where Container Insights counts both", () => {
        const running = alarm(alarmsOf(webService(), insights), "order-running");
        assert.deepEqual(
            metricsOf(running).map(({ namespace, name }) => `${namespace} ${name}`),
            ["ECS/ContainerInsights DesiredTaskCount", "ECS/ContainerInsights RunningTaskCount"],
        );
        assert.deepEqual([running.comparison, running.threshold, running.periods], ["above", 0, 15]);
    });

    it("tells without Container Insights only that no task runs: ECS then reports nothing", () => {
        const { terms, comparison, threshold, missingData } = alarm(alarmsOf(webService()), "order-running");
        assert.deepEqual(
            [
                terms.map((term) => "metric" in term && `${term.metric.statistic} of ${term.metric.name}`),
                comparison,
                threshold,
            ],
            [["SampleCount of CPUUtilization"], "below", 1],
        );
        assert.equal(missingData, "breaching");
    });

    it("is not there for a service that may have no task, without Container Insights", () => {
        const idle = webService({ scaling: { min: 0, max: 4 } });
        assert.ok(!keys(alarmsOf(idle)).includes("order-running"));
        assert.ok(keys(alarmsOf(idle, insights)).includes("order-running"));
    });
});

describe("those who are told", () => {
    const subscriptionsOf = (over: object) => planWith({ sections: { alerts: over } }).alerts?.subscriptions ?? [];

    it("are each named by themselves, whatever is added", () => {
        const [first] = subscriptionsOf({ email: ["ops@example.com"] });
        const both = subscriptionsOf({ email: ["ops@example.com", "a@example.com", "ops@example.com"] });
        assert.deepEqual(
            both.map(({ endpoint }) => endpoint),
            ["a@example.com", "ops@example.com"],
        );
        assert.equal(both[1]?.key, first?.key);
    });

    it("are e-mail addresses, which are no secret, and endpoints, which are", () => {
        const all = subscriptionsOf({
            email: ["ops@example.com"],
            webhook: "https://alerts.example.com/sns",
            pagerDuty: "https://events.pagerduty.com/integration/0a1b/enqueue",
        });
        assert.deepEqual(
            all.map(({ protocol, secret, confirmsItself }) => [protocol, secret, confirmsItself]),
            [
                ["email", false, false],
                ["https", true, false],
                ["https", true, true],
            ],
        );
    });
});
