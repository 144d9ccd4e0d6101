import { metricsOf } from "../alarm";
import type { Plan } from "../plan";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** The alarms, and what they are sent to. What CloudWatch and SNS bill by the message is too little to count. */
export function alertItems({ alerts, services }: Pick<Plan, "alerts" | "services">): CostItem[] {
    const all = services.flatMap(({ alarms }) => alarms ?? []);
    const metrics = all.flatMap(({ alarms }) => alarms.flatMap(metricsOf));
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
    ];
}
