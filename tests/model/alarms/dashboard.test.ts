import assert from "node:assert/strict";
import { dashboardBody } from "../../../model/plan/dashboard/body";
import { dashboardRows, subjectsOf } from "../../../model/plan/dashboard/rows";
import { planWith, webService, worker } from "../../support/plans";

interface Widget {
    readonly type: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly properties: { readonly title?: string; readonly metrics?: unknown[][]; readonly annotations?: unknown };
}

const sections = {
    environment: { class: "disposable", containerInsights: "enabled" },
    alerts: { email: ["ops@example.com"] },
};
const planOf = (over: object = {}) =>
    planWith({ sections: { ...sections, ...over }, services: [webService(), worker()] });

const bodyOf = (over: object = {}): string =>
    dashboardBody(dashboardRows(planOf(over)), "eu-west-1", (subject) => ({ Of: Object.values(subject).join("/") }));
const widgets = (): Widget[] => (JSON.parse(bodyOf()) as { widgets: Widget[] }).widgets;
const titled = (title: RegExp): Widget[] => widgets().filter(({ properties }) => title.test(properties.title ?? ""));

describe("the dashboard of an environment", () => {
    it("has a row for each service, and one for capacity", () => {
        assert.deepEqual(
            dashboardRows(planOf()).map(({ heading, graphs }) => [
                heading,
                graphs.map(({ title }) => title.split(",")[0]),
            ]),
            [
                ["mailer", ["Saturation", "Deployments and tasks"]],
                ["order", ["Traffic", "Errors", "Latency", "Saturation", "Deployments and tasks"]],
                ["Capacity", ["Reserved", "Instances and tasks"]],
            ],
        );
    });

    it("has a row for the queue of a service, and for its jobs at fixed times", () => {
        const jobs = { nightly: { command: ["close"], schedule: "rate(1 day)" } };
        const services = [
            worker({ queue: {}, jobs }),
            worker({ name: "audit", queue: {}, alarms: { messageAge: "5 min" } }),
            worker({ name: "reports", runs: "jobs", jobs }),
            worker({ name: "manual", runs: "jobs", jobs: { report: { command: ["report"] } } }),
        ];
        const rows = dashboardRows(planWith({ sections: { alerts: sections.alerts }, services }));
        assert.deepEqual(
            rows.map(({ heading, graphs }) => [heading, graphs.length]),
            [
                ["audit", 1],
                ["audit: queue", 3],
                ["mailer", 1],
                ["mailer: queue and jobs", 4],
                ["reports: jobs", 1],
                ["Capacity", 1],
            ],
        );
        assert.deepEqual(
            rows[1]?.graphs.map(({ threshold }) => threshold),
            [undefined, 300, 0],
        );
    });

    it("has rows for what a service keeps its data in, with the thresholds of their alarms", () => {
        const services = [
            worker({
                database: { storage: "100 GiB" },
                cache: { replicas: 1 },
                table: { partitionKey: "orderId", indexes: { "by-customer": { partitionKey: "customerId" } } },
            }),
            worker({ name: "ledger", database: { serverless: { min: 0.5, max: 4 }, multiZone: true } }),
        ];
        const rows = dashboardRows(planWith({ sections: { alerts: sections.alerts }, services }));
        assert.deepEqual(
            rows.map(({ heading, graphs }) => [heading, graphs.map(({ threshold }) => threshold)]),
            [
                ["ledger", [90]],
                ["ledger: database", [90, 90, 409, 600, 1000]],
                ["mailer", [90]],
                ["mailer: database", [90, 5, 51, 75, undefined]],
                ["mailer: cache", [90, 90, 0, undefined, 10]],
                ["mailer: table", [undefined, 0, 0, undefined]],
                ["Capacity", [undefined]],
            ],
        );
        const refused = rows[5]?.graphs[1]?.lines.map(({ label }) => label);
        assert.deepEqual(refused, ["reads", "writes", "reads of by-customer", "writes of by-customer"]);
    });

    it("shows sizes in a unit that can be read", () => {
        const rows = dashboardRows(planWith({ services: [worker({ database: {} })] }));
        const disk = rows[1]?.graphs.find(({ title }) => title === "Free on the disk, GiB");
        assert.deepEqual(disk?.lines.at(-1), { label: "free", of: "bytes / 1073741824" });
    });

    it("counts what Spot takes back, where something runs on it", () => {
        const capacity = (row: object) => {
            const rows = dashboardRows(
                planWith({
                    sections: {
                        observability: { dashboard: true },
                        capacity: { instanceTypes: ["m6i.large"], ...row },
                    },
                    services: [worker({ critical: false }), worker({ name: "audit", capacity: "fargate-spot" })],
                }),
            );
            return rows
                .at(-1)
                ?.graphs.find(({ title }) => title === "Spot interruptions")
                ?.lines.map(({ of }) => of);
        };
        const of = (counts: "instances" | "tasks") => ({
            namespace: "AWS/Events",
            name: "TriggeredRules",
            of: { kind: "spot-interruptions", of: counts },
            statistic: "Sum",
            periodSeconds: 60,
        });
        assert.deepEqual(capacity({ spot: 50 }), [of("instances"), of("tasks")]);
        assert.deepEqual(capacity({}), [of("tasks")]);
    });

    it("counts no Spot interruptions where nothing runs on it, or without a dashboard", () => {
        const without = planOf({ observability: { dashboard: true } });
        assert.equal(without.spotInterruptions, undefined);
        const services = [worker({ capacity: "fargate-spot", critical: false })];
        assert.equal(planWith({ services }).spotInterruptions, undefined);
    });

    it("counts no tasks, deployments and instances without Container Insights: nothing else does", () => {
        const rows = dashboardRows(planOf({ environment: { class: "disposable" } }));
        const metrics = rows.flatMap(({ graphs }) => graphs.flatMap(({ lines }) => lines.map(({ of }) => of)));
        assert.ok(metrics.every((of) => typeof of === "string" || of.namespace !== "ECS/ContainerInsights"));
    });

    it("has its widgets side by side, and none over another", () => {
        const cells = widgets().flatMap(({ x, y, width, height }) =>
            Array.from(
                { length: width * height },
                (_, index) => `${x + (index % width)},${y + Math.floor(index / width)}`,
            ),
        );
        assert.equal(new Set(cells).size, cells.length);
        for (const { x, width } of widgets()) assert.ok(x + width <= 24);
    });

    it("shows the threshold of an alarm as a line", () => {
        const [errors] = titled(/^Errors/);
        assert.deepEqual(errors?.properties.annotations, { horizontal: [{ label: "alarm", value: 5 }] });
    });

    it("shows errors as a share, though the load balancer reports them only where there are some", () => {
        const [errors] = titled(/^Errors/);
        const last = errors?.properties.metrics?.at(-1);
        assert.deepEqual(last, [{ expression: "100 * FILL(errors, 0) / requests", label: "answers with 5xx" }]);
    });

    it("names a metric by its namespace, name and dimensions", () => {
        const [traffic] = titled(/^Traffic/);
        assert.deepEqual(traffic?.properties.metrics, [
            [
                "AWS/ApplicationELB",
                "RequestCount",
                "Of",
                "target-group/order",
                { label: "requests", stat: "Sum", period: 60 },
            ],
        ]);
    });

    it("keeps to the 500 metrics of a widget", () => {
        for (const { properties } of widgets()) assert.ok((properties.metrics?.length ?? 0) <= 500);
    });

    it("is the same text for the same plan", () => assert.equal(bodyOf(), bodyOf()));

    it("asks for the name of each thing once", () => {
        const subjects = subjectsOf(dashboardRows(planOf()));
        assert.deepEqual(
            subjects.map((subject) => Object.values(subject).join(" ")),
            ["service mailer", "target-group order", "service order", "cluster"],
        );
    });
});

describe("the graphs of a service with two target groups", () => {
    const shifting = webService({ deployment: { strategy: "canary" } });
    const [row] = dashboardRows(planWith({ sections, services: [shifting] }));
    const linesOf = (title: string) => row?.graphs.find((graph) => graph.title.startsWith(title))?.lines ?? [];
    const told = (title: string) =>
        linesOf(title).map(({ label, id, hidden, of }) => [
            typeof of === "string" ? of : `${id} ${of.statistic}${"alternate" in of.of ? " of the second" : ""}`,
            hidden === true ? "hidden" : label,
        ]);

    it("show the traffic of both, and of each", () =>
        assert.deepEqual(told("Traffic"), [
            ["FILL(requests, 0) + FILL(requests2, 0)", "requests"],
            ["requests Sum", "to the first target group"],
            ["requests2 Sum of the second", "to the second target group"],
        ]));

    it("show the errors of all requests", () =>
        assert.deepEqual(told("Errors"), [
            ["errors Sum", "hidden"],
            ["errors2 Sum of the second", "hidden"],
            ["requests Sum", "hidden"],
            ["requests2 Sum of the second", "hidden"],
            [
                "100 * (FILL(errors, 0) + FILL(errors2, 0)) / (FILL(requests, 0) + FILL(requests2, 0))",
                "answers with 5xx",
            ],
        ]));

    it("show the longer time of the two", () =>
        assert.deepEqual(told("Latency").slice(0, 3), [
            ["p50group p50", "hidden"],
            ["p50group2 p50 of the second", "hidden"],
            ["MAX([p50group, p50group2])", "half of the requests"],
        ]));

    it("have each id once in a graph, as CloudWatch asks", () => {
        for (const { lines } of row?.graphs ?? []) {
            const ids = lines.flatMap(({ id }) => id ?? []);
            assert.deepEqual(ids, [...new Set(ids)]);
            for (const id of ids) assert.match(id, /^[a-z][A-Za-z0-9_]*$/);
        }
    });
});
