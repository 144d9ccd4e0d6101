import assert from "node:assert/strict";
import { givenImage } from "../../support/given-images";
import { callJson, callXml } from "../../support/request-aws";
import type { Everything, Part } from "../part";

interface MetricAlarm {
    readonly AlarmName: string;
    readonly AlarmActions: readonly string[];
    readonly Threshold: number;
    readonly Dimensions?: readonly { readonly Value: string }[];
    readonly Metrics?: readonly {
        readonly Expression?: string;
        readonly MetricStat?: { readonly Metric: { readonly Dimensions: readonly { readonly Value: string }[] } };
    }[];
}

const target = (action: string) => `GraniteServiceVersion20100801.${action}`;

/** The alarms of the part's service, by what follows its name in theirs. */
async function alarms(
    { aws, prefix }: Everything,
    type: "CompositeAlarm" | "MetricAlarm",
): Promise<Map<string, MetricAlarm>> {
    const found = await callJson(aws, "monitoring", target("DescribeAlarms"), {
        AlarmTypes: [type],
        AlarmNamePrefix: `${prefix}-storefront`,
        MaxRecords: 100,
    });
    const list = found[`${type}s`] as MetricAlarm[];
    return new Map(list.map((alarm) => [alarm.AlarmName.replace(`${prefix}-storefront-`, ""), alarm]));
}

const topics = ({ aws }: Everything) => callXml(aws, "sns", "/?Action=ListTopics&Version=2010-03-31");

/** Alarms that are sent to one topic, an objective with its burn rates, and a dashboard made from the plan. */
export const part: Part = {
    title: "a service that is watched",
    services: [
        {
            name: "storefront",
            image: { uri: givenImage("user") },
            port: 8080,
            routes: ["/storefront", "/storefront/*"],
            alarms: { cpu: 75, memory: false, deadLetters: 2, table: { throttles: 10 } },
            slo: { availability: 99.9 },
            queue: {},
            table: { partitionKey: "shelfId", indexes: { "by-room": { partitionKey: "roomId" } } },
            jobs: { tidy: { command: ["tidy"], schedule: "rate(1 day)", paused: true } },
        },
        {
            name: "sweeper",
            image: { uri: givenImage("user") },
            memory: "512 MiB",
            capacity: "fargate-spot",
            critical: false,
            stopTimeout: "5 s",
            cache: {},
        },
    ],
    sections: {
        alerts: { email: ["ops@example.com"] },
        observability: { dashboard: true },
    },
    checks: (everything) => {
        it("has one topic of alerts, with a subscription for each address", async () => {
            const arns = [...(await topics(everything)).matchAll(/arn:aws:sns:[^<]+/g)].map(([arn]) => arn);
            assert.equal(arns.filter((arn) => arn.endsWith(`:${everything.prefix}-alerts`)).length, 1);
            const subscriptions = await callXml(everything.aws, "sns", "/?Action=ListSubscriptions&Version=2010-03-31");
            assert.match(subscriptions, /ops@example\.com/);
        });

        it("has its alarms, each with its threshold, sent to the topic", async () => {
            const found = await alarms(everything, "MetricAlarm");
            assert.equal(found.get("cpu")?.Threshold, 75);
            assert.equal(found.has("memory"), false);
            for (const key of ["cpu", "latency", "server-errors"])
                assert.match(found.get(key)?.AlarmActions[0] ?? "", /:flotilla-everything/, key);
        });

        it("has alarms on its queue, on the dead letters of that, and on those of its jobs", async () => {
            const found = await alarms(everything, "MetricAlarm");
            const watched = ["message-age", "dead-letters", "missed-jobs"].map((key) => {
                const alarm = found.get(key);
                assert.match(alarm?.AlarmActions[0] ?? "", /:flotilla-everything/, key);
                return [alarm?.Dimensions?.map(({ Value }) => Value), alarm?.Threshold];
            });
            assert.deepEqual(watched, [
                [[`${everything.prefix}-storefront`], 900],
                [[`${everything.prefix}-storefront-dead-letters`], 2],
                [[`${everything.prefix}-storefront-schedules-dead-letters`], 0],
            ]);
        });

        it("has alarms on its table and the index of that, and on the cache of another service", async () => {
            const { aws, prefix } = everything;
            const watched = async (...names: readonly string[]) => {
                const found = await callJson(aws, "monitoring", target("DescribeAlarms"), {
                    AlarmNames: names.map((name) => `${prefix}-${name}`),
                });
                return (found["MetricAlarms"] as MetricAlarm[]).map(({ AlarmName, Threshold, Dimensions, Metrics }) => [
                    AlarmName.slice(prefix.length + 1),
                    Threshold,
                    (Metrics?.find(({ MetricStat }) => MetricStat)?.MetricStat?.Metric.Dimensions ?? Dimensions ?? [])
                        .map(({ Value }) => Value)
                        .sort(),
                ]);
            };
            assert.deepEqual(await watched("storefront.table-throttles", "storefront.table-throttles-by-room"), [
                ["storefront.table-throttles", 10, [`${prefix}-storefront`]],
                ["storefront.table-throttles-by-room", 10, ["by-room", `${prefix}-storefront`]],
            ]);
            assert.deepEqual(await watched("sweeper.cache-engine-cpu"), [
                ["sweeper.cache-engine-cpu", 90, [`${prefix}-sweeper-001`]],
            ]);
        });

        it("has windows of burn rates that tell nobody, and alarms on them that do", async () => {
            const windows = [...(await alarms(everything, "MetricAlarm"))].filter(([key]) =>
                key.includes("availability"),
            );
            assert.equal(windows.length, 6);
            for (const [key, { AlarmActions, Metrics = [] }] of windows) {
                assert.deepEqual(AlarmActions, [], key);
                assert.ok(
                    Metrics.some(({ Expression }) => Expression !== undefined),
                    key,
                );
            }
            const composite = await alarms(everything, "CompositeAlarm");
            assert.deepEqual([...composite.keys()].sort(), ["availability-page", "availability-ticket"]);
        });

        it("has a row on the dashboard", async () => {
            const { DashboardBody } = await callJson(everything.aws, "monitoring", target("GetDashboard"), {
                DashboardName: everything.prefix,
            });
            for (const row of ["storefront", "storefront: table", "sweeper: cache"])
                assert.ok(String(DashboardBody).includes(`## ${row}"`), row);
        });

        it("counts on the dashboard what Fargate Spot takes back", async () => {
            const { DashboardBody } = await callJson(everything.aws, "monitoring", target("GetDashboard"), {
                DashboardName: everything.prefix,
            });
            const counted = [...String(DashboardBody).matchAll(/"TriggeredRules","RuleName","([^"]+)"/g)];
            const events = (action: string, rule: string) =>
                callJson(everything.aws, "events", `AWSEvents.${action}`, { Name: rule, Rule: rule });
            // Groups of instances on Spot, which other parts have, are counted by a rule of their own.
            const patterns = await Promise.all(
                counted.map(
                    async ([, rule = ""]) => [rule, (await events("DescribeRule", rule))["EventPattern"]] as const,
                ),
            );
            const [rule] =
                patterns.find(([, pattern]) => /"stopCode":\["SpotInterruption"\]/.test(String(pattern))) ?? [];
            assert.ok(rule !== undefined, JSON.stringify(patterns));
            const { Targets = [] } = (await events("ListTargetsByRule", rule)) as { Targets?: { Arn: string }[] };
            assert.match(Targets[0]?.Arn ?? "", new RegExp(`log-group:/aws/events/${everything.prefix}-spot$`));
        });

        // The emulated CloudWatch Logs has no PutQueryDefinition.
        it("has saved queries by correlation id and of errors");
    },
    checksAfterwards: (everything) => {
        it("leaves no topic", async () => {
            assert.ok(!(await topics(everything)).includes(everything.prefix));
        });
    },
};
