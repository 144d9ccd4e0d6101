import type { CostSpec } from "../../schema/cost";
import type { Plan } from "../plan";
import { instancesOf, type InstanceParts } from "./instances";
import type { CostItem } from "./item";
import { mapLevels, sumLevels, throughout } from "./levels";

/** The metrics of an instance with detailed monitoring. Source: EC2 detailed monitoring, Amazon CloudWatch pricing. */
export const metricsPerMonitoredInstance = 7;

/** CloudWatch metrics: of instances with detailed monitoring, and of Container Insights. */
export function metricItems(
    plan: InstanceParts & Pick<Plan, "cluster" | "services">,
    { insightsMetrics, insightsTaskMetrics }: CostSpec,
): CostItem[] {
    const { containerInsights } = plan.cluster;
    const monitored = plan.capacity.groups
        .filter(({ detailedMonitoring }) => detailedMonitoring)
        .map(({ key }) => instancesOf(plan.fits.find(({ group }) => group === key)));
    return [
        {
            key: "metrics/instances",
            label: "Detailed monitoring of instances",
            unit: "metrics",
            quantity: mapLevels(sumLevels(monitored), (count) => count * metricsPerMonitoredInstance),
            priced: { thing: "cloudwatch.metric" },
        },
        {
            key: "metrics/container-insights",
            label: "Container Insights",
            unit: "metrics",
            quantity: throughout(containerInsights === "disabled" ? 0 : plan.services.length * insightsMetrics),
            priced:
                containerInsights === "enhanced"
                    ? { thing: "cloudwatch.enhanced-metric" }
                    : { thing: "cloudwatch.metric" },
        },
        {
            key: "metrics/container-insights-tasks",
            label: "Container Insights, of tasks and containers",
            unit: "metrics",
            quantity:
                containerInsights === "enhanced"
                    ? sumLevels(
                          plan.services.map(({ scaling }) =>
                              mapLevels(scaling, (tasks) => tasks * insightsTaskMetrics),
                          ),
                      )
                    : throughout(0),
            priced: { thing: "cloudwatch.enhanced-metric" },
        },
    ];
}
