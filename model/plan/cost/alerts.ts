import { metricsOf } from "../alarm";
import type { Plan } from "../plan";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** The alarms, also those that a deployment goes back on, what they are sent to, and the dashboard. What CloudWatch and SNS bill by the message is too little to count. */
export function alertItems({
    alerts,
    dashboard,
    services,
    functions,
}: Pick<Plan, "alerts" | "dashboard" | "services" | "functions">): CostItem[] {
    const all = [...services, ...functions].flatMap(({ alarms }) => alarms ?? []);
    const rollback = services.flatMap(({ deployment }) => deployment.alarms);
    const metrics = [...all.flatMap(({ alarms }) => alarms), ...rollback].flatMap(metricsOf);
    const composites = all.flatMap((each) => each.composites);
    return [
        {
            key: "alarms/metrics",
            label: "Alarms, by the metrics that they watch",
            unit: "metrics",
            quantity: throughout(metrics.length),
            priced: { thing: "cloudwatch.alarm" },
        },
        {
            key: "alarms/composite",
            label: "Composite alarms",
            unit: "alarms",
            quantity: throughout(composites.length),
            priced: { thing: "cloudwatch.composite-alarm" },
        },
        {
            key: "alerts/key",
            label: "Encryption key of the alerts",
            unit: "keys",
            quantity: throughout(alerts === undefined ? 0 : 1),
            priced: { thing: "kms.key" },
        },
        {
            key: "dashboard",
            label: "Dashboard",
            unit: "dashboards",
            quantity: throughout(dashboard ? 1 : 0),
            priced: { thing: "cloudwatch.dashboard" },
        },
    ];
}
