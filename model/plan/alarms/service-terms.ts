import type { MetricPlan, MetricTerm } from "../alarm";

/** A metric that ECS reports of a service. Source: Amazon ECS CloudWatch metrics, ECS developer guide. */
export const serviceMetric = (
    service: string,
    name: "CPUUtilization" | "MemoryUtilization",
    statistic: string,
    periodSeconds: number,
): MetricPlan => ({ namespace: "AWS/ECS", name, of: { kind: "service", service }, statistic, periodSeconds });

/** A metric that Container Insights reports of a service. Source: Amazon ECS Container Insights metrics, CloudWatch user guide. */
export const insightsMetric = (
    service: string,
    name: "DesiredTaskCount" | "RunningTaskCount" | "PendingTaskCount" | "DeploymentCount",
    statistic: string,
    periodSeconds: number,
): MetricPlan => ({
    namespace: "ECS/ContainerInsights",
    name,
    of: { kind: "service", service },
    statistic,
    periodSeconds,
});

/** How many tasks a service lacks. Only Container Insights tells. */
export const missingTasks = (service: string, periodSeconds: number): [MetricTerm, MetricTerm, MetricTerm] => [
    { id: "desired", metric: insightsMetric(service, "DesiredTaskCount", "Minimum", periodSeconds) },
    { id: "running", metric: insightsMetric(service, "RunningTaskCount", "Maximum", periodSeconds) },
    { id: "lacking", expression: "desired - running", label: "tasks that do not run" },
];
