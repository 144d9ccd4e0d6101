import { targetGroupMetric, type TargetGroup } from "../alarms/target-group-terms";
import type { ServicePlan } from "../service";
import { thresholdOf, type Graph, type GraphLine } from "./graph";

const minute = 60;

/** The groups with what their lines are called by: `errors` of the first, `errors2` of the second. */
const groupsOf = ({ exposure }: ServicePlan): readonly (readonly [group: TargetGroup, suffix: string])[] =>
    exposure?.alternateTargetGroup === true
        ? [
              ["primary", ""],
              ["alternate", "2"],
          ]
        : [["primary", ""]];

/** The sum of lines, of which each may have no value. */
const sum = (ids: readonly string[]): string => ids.map((id) => `FILL(${id}, 0)`).join(" + ");

function trafficGraph(service: ServicePlan): Graph {
    const groups = groupsOf(service);
    const requests = ([group, suffix]: (typeof groups)[number], label: string): GraphLine => ({
        label,
        ...(groups.length > 1 && { id: `requests${suffix}` }),
        of: targetGroupMetric(service.name, "RequestCount", "Sum", minute, group),
    });
    const [first, second] = groups;
    return {
        title: "Traffic, requests a minute",
        lines:
            first === undefined || second === undefined
                ? groups.map((group) => requests(group, "requests"))
                : [
                      { label: "requests", of: sum(["requests", "requests2"]) },
                      requests(first, "to the first target group"),
                      requests(second, "to the second target group"),
                  ],
    };
}

function errorsGraph(service: ServicePlan): Graph {
    const { name } = service;
    const groups = groupsOf(service);
    const counted = (
        id: string,
        label: string,
        metric: "HTTPCode_Target_5XX_Count" | "RequestCount",
    ): readonly GraphLine[] =>
        groups.map(([group, suffix]) => ({
            label,
            id: `${id}${suffix}`,
            hidden: true,
            of: targetGroupMetric(name, metric, "Sum", minute, group),
        }));
    return {
        title: "Errors, % of requests",
        upTo: 1,
        lines: [
            ...counted("errors", "5xx", "HTTPCode_Target_5XX_Count"),
            ...counted("requests", "requests", "RequestCount"),
            {
                label: "answers with 5xx",
                of:
                    groups.length === 1
                        ? "100 * FILL(errors, 0) / requests"
                        : `100 * (${sum(["errors", "errors2"])}) / (${sum(["requests", "requests2"])})`,
            },
        ],
        ...thresholdOf(service, "server-errors"),
    };
}

/** Percentiles of two groups do not add up: the greater counts. */
function latencyGraph(service: ServicePlan): Graph {
    const groups = groupsOf(service);
    const lines = (label: string, statistic: string): readonly GraphLine[] => {
        const each = groups.map(([group, suffix]): GraphLine => ({
            label,
            ...(groups.length > 1 && { id: `${statistic}group${suffix}`, hidden: true }),
            of: targetGroupMetric(service.name, "TargetResponseTime", statistic, minute, group),
        }));
        return groups.length === 1 ? each : [...each, { label, of: `MAX([${statistic}group, ${statistic}group2])` }];
    };
    return {
        title: "Latency, seconds",
        lines: [...lines("half of the requests", "p50"), ...lines("95 %", "p95"), ...lines("99 %", "p99")],
        ...thresholdOf(service, "latency"),
    };
}

/** What a load balancer tells of a service's requests, over both target groups where there are two. */
export const requestGraphs = (service: ServicePlan): Graph[] => [
    trafficGraph(service),
    errorsGraph(service),
    latencyGraph(service),
];
