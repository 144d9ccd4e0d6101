import type { MetricPlan, MetricTerm } from "../alarm";

/** A metric of a service's target group. Source: CloudWatch metrics for your Application Load Balancer, ELB user guide. */
export const targetGroupMetric = (
    service: string,
    name: "HTTPCode_Target_5XX_Count" | "RequestCount" | "TargetResponseTime",
    statistic: string,
    periodSeconds: number,
): MetricPlan => ({
    namespace: "AWS/ApplicationELB",
    name,
    of: { kind: "target-group", service },
    statistic,
    periodSeconds,
});

/**
 * The share of a service's requests that its tasks answer with 5xx, in percent. What the load balancer answers itself, as
 * when no task is healthy, is not in it: CloudWatch has no metric of that by target group.
 * @param minimumRequests with fewer in a period the share counts as 0: one bad answer of two is no trend
 */
export const serverErrorRate = (
    service: string,
    periodSeconds: number,
    minimumRequests: number,
): [MetricTerm, MetricTerm, MetricTerm] => [
    { id: "errors", metric: targetGroupMetric(service, "HTTPCode_Target_5XX_Count", "Sum", periodSeconds) },
    { id: "requests", metric: targetGroupMetric(service, "RequestCount", "Sum", periodSeconds) },
    {
        id: "rate",
        // The load balancer reports errors only where there are some.
        expression: `IF(requests >= ${minimumRequests}, 100 * FILL(errors, 0) / requests, 0)`,
        label: "answers with 5xx, in percent",
    },
];

/** How long a service's tasks take to begin an answer, in seconds: the time that so many percent of the answers keep to. */
export const latency = (service: string, percentile: number, periodSeconds: number): [MetricTerm] => [
    { id: "latency", metric: targetGroupMetric(service, "TargetResponseTime", `p${percentile}`, periodSeconds) },
];
