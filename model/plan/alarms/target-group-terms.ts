import type { MetricPlan, MetricTerm } from "../alarm";

/** Which of a service's target groups. */
export type TargetGroup = "primary" | "alternate";

/** The groups of a service that has but one. */
export const onlyGroup: readonly TargetGroup[] = ["primary"];

type TargetGroupMetricName = "HTTPCode_Target_5XX_Count" | "RequestCount" | "TargetResponseTime";

/** A metric of a service's target group. Source: CloudWatch metrics for your Application Load Balancer, ELB user guide. */
export const targetGroupMetric = (
    service: string,
    name: TargetGroupMetricName,
    statistic: string,
    periodSeconds: number,
    group: TargetGroup = "primary",
): MetricPlan => ({
    namespace: "AWS/ApplicationELB",
    name,
    of: { kind: "target-group", service, ...(group === "alternate" && { alternate: true }) },
    statistic,
    periodSeconds,
});

/** An id of a term for a group: `errors`, or `alternate_errors`. */
const idOf = (term: string, group: TargetGroup): string => (group === "primary" ? term : `${group}_${term}`);

/** The greatest of the groups' values: one group is not to hide in the other. */
const greatest = (term: string, label: string): MetricTerm => ({
    id: `greatest_${term}`,
    expression: `MAX([${term}, ${idOf(term, "alternate")}])`,
    label,
});

type Terms = [...MetricTerm[], MetricTerm];

const rateLabel = "answers with 5xx, in percent";

const groupErrorRate = (service: string, periodSeconds: number, minimumRequests: number, group: TargetGroup): Terms => {
    const [errors, requests] = [idOf("errors", group), idOf("requests", group)];
    return [
        { id: errors, metric: targetGroupMetric(service, "HTTPCode_Target_5XX_Count", "Sum", periodSeconds, group) },
        { id: requests, metric: targetGroupMetric(service, "RequestCount", "Sum", periodSeconds, group) },
        {
            id: idOf("rate", group),
            // The load balancer reports errors only where there are some.
            expression: `IF(${requests} >= ${minimumRequests}, 100 * FILL(${errors}, 0) / ${requests}, 0)`,
            label: rateLabel,
        },
    ];
};

/**
 * The share of a service's requests that its tasks answer with 5xx, in percent. What the load balancer answers itself, as
 * when no task is healthy, is not in it: CloudWatch has no metric of that by target group.
 * @param minimumRequests with fewer in a period the share counts as 0: one bad answer of two is no trend
 * @param groups with two, the greater share of them counts
 */
export function serverErrorRate(
    service: string,
    periodSeconds: number,
    minimumRequests: number,
    groups: readonly TargetGroup[] = onlyGroup,
): Terms {
    const primary = groupErrorRate(service, periodSeconds, minimumRequests, "primary");
    if (!groups.includes("alternate")) return primary;
    const alternate = groupErrorRate(service, periodSeconds, minimumRequests, "alternate");
    return [...primary, ...alternate, greatest("rate", rateLabel)];
}

/** The sum over both groups, of which one may report nothing. */
const sumOf = (term: string): string => `FILL(${term}, 0) + FILL(${idOf(term, "alternate")}, 0)`;

/**
 * The share of all of a service's requests that its tasks answer with 5xx, in percent, whichever group they go to: see
 * {@link serverErrorRate}, for which with two groups the greater share counts.
 */
export function serverErrorRateOfAll(
    service: string,
    periodSeconds: number,
    minimumRequests: number,
    groups: readonly TargetGroup[],
): Terms {
    if (!groups.includes("alternate")) return serverErrorRate(service, periodSeconds, minimumRequests);
    const counted = (term: string, name: TargetGroupMetricName) =>
        groups.map((group) => ({
            id: idOf(term, group),
            metric: targetGroupMetric(service, name, "Sum", periodSeconds, group),
        }));
    return [
        ...counted("errors", "HTTPCode_Target_5XX_Count"),
        ...counted("requests", "RequestCount"),
        { id: "all_errors", expression: sumOf("errors"), label: "answers with 5xx" },
        { id: "all_requests", expression: sumOf("requests"), label: "requests" },
        {
            id: "rate",
            expression: `IF(all_requests >= ${minimumRequests}, 100 * all_errors / all_requests, 0)`,
            label: rateLabel,
        },
    ];
}

/**
 * The share of a service's requests that are answered within a time, in percent: a percentile rank. With two groups, each
 * counts by its requests, since ranks do not add up.
 * Source: Statistics definitions, CloudWatch user guide.
 */
export function shareWithin(
    service: string,
    seconds: number,
    periodSeconds: number,
    groups: readonly TargetGroup[],
): Terms {
    const rank = (group: TargetGroup): MetricTerm => ({
        id: idOf("fast", group),
        metric: targetGroupMetric(service, "TargetResponseTime", `PR(:${seconds})`, periodSeconds, group),
    });
    if (!groups.includes("alternate")) return [rank("primary")];
    const requests = groups.map((group) => ({
        id: idOf("requests", group),
        metric: targetGroupMetric(service, "RequestCount", "Sum", periodSeconds, group),
    }));
    const weighted = (group: TargetGroup) => `FILL(${idOf("fast", group)}, 0) * FILL(${idOf("requests", group)}, 0)`;
    return [
        ...groups.map(rank),
        ...requests,
        {
            id: "all_fast",
            expression: `(${groups.map(weighted).join(" + ")}) / (${sumOf("requests")})`,
            label: `answers within ${seconds} s, in percent`,
        },
    ];
}

/**
 * How long a service's tasks take to begin an answer, in seconds: the time that so many percent of the answers keep to.
 * @param groups with two, the longer time of them counts
 */
export function latency(
    service: string,
    percentile: number,
    periodSeconds: number,
    groups: readonly TargetGroup[] = onlyGroup,
): Terms {
    const of = (group: TargetGroup): MetricTerm => ({
        id: idOf("latency", group),
        metric: targetGroupMetric(service, "TargetResponseTime", `p${percentile}`, periodSeconds, group),
    });
    const label = `the time that ${percentile} % of the answers keep to, in seconds`;
    return groups.includes("alternate")
        ? [of("primary"), of("alternate"), greatest("latency", label)]
        : [of("primary")];
}
