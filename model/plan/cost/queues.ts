import type { ServicePlan } from "../service";
import { hoursPerMonth, type CostItem } from "./item";
import { mapLevels, sumLevels } from "./levels";

/** A task that waits for messages asks once in 20 s, the longest that SQS lets a receive wait. */
const receivesPerMonth = (hoursPerMonth * 3600) / 20;

/** What the tasks of workers ask their queues, also where these are empty. */
export const queueItems = (services: readonly ServicePlan[]): CostItem[] => [
    {
        key: "queues/requests",
        label: "Requests to SQS by tasks that wait",
        unit: "requests",
        quantity: sumLevels(
            services.flatMap(({ queue, scaling }) =>
                queue === undefined ? [] : [mapLevels(scaling, (tasks) => tasks * receivesPerMonth)],
            ),
        ),
        priced: { missing: "what requests to SQS cost is not known: the first million of a month is free" },
    },
];
