import type { CostSpec } from "../../schema/cost";
import type { FunctionPlan } from "../function";
import type { ServicePlan } from "../service";
import { hoursPerMonth, type CostItem } from "./item";
import { mapLevels, sumLevels, throughout } from "./levels";

const perMillion = 1e6;

/** One who waits for messages asks once in 20 s, the longest that SQS lets a receive wait. */
const millionReceives = (hoursPerMonth * 3600) / 20 / perMillion;

/**
 * Lambda asks a queue for messages this many times at once, also where it is empty.
 * Source: Using Lambda with Amazon SQS, Lambda developer guide: it begins with five concurrent batches.
 */
const lambdaPollers = 5;

/** A message is sent, received and deleted. Source: Amazon SQS pricing: every action is a request. */
const requestsPerMessage = 3;

/** What queues cost: what their messages take, and what tasks and Lambda ask them, also where they are empty. */
export function queueItems(
    services: readonly Pick<ServicePlan, "queue" | "scaling">[],
    functions: readonly Pick<FunctionPlan, "queue">[],
    { millionMessages }: CostSpec,
): CostItem[] {
    const workers = services.filter(({ queue }) => queue !== undefined);
    const asked = functions.filter(({ queue }) => queue !== undefined);
    return [
        {
            key: "queues/messages",
            label: "Messages in SQS: sent, received and deleted",
            unit: "million requests",
            quantity: throughout((workers.length + asked.length) * millionMessages * requestsPerMessage),
            priced: { thing: "sqs.million-requests" },
        },
        {
            key: "queues/requests",
            label: "Requests to SQS by tasks that wait",
            unit: "million requests",
            quantity: sumLevels(workers.map(({ scaling }) => mapLevels(scaling, (tasks) => tasks * millionReceives))),
            priced: { thing: "sqs.million-requests" },
        },
        {
            key: "functions/queue-requests",
            label: "Requests to SQS by Lambda",
            unit: "million requests",
            quantity: throughout(asked.length * lambdaPollers * millionReceives),
            priced: { thing: "sqs.million-requests" },
        },
    ];
}
