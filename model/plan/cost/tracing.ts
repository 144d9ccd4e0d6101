import type { Plan } from "../plan";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What X-Ray takes and keeps: by the trace, so that what is not asked costs nothing. */
export const tracingItems = ({ services, functions }: Pick<Plan, "services" | "functions">): CostItem[] => [
    {
        key: "tracing/traced",
        label: "Traces in X-Ray, and measurements in CloudWatch",
        unit: "services and functions",
        quantity: throughout([...services, ...functions].filter(({ tracing }) => tracing !== undefined).length),
        priced: { missing: "what traces in X-Ray, and metrics made of measurements, cost is not known" },
    },
];
