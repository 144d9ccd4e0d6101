import type { FunctionPlan } from "../function";
import { hoursPerMonth, type CostItem } from "./item";
import { throughout } from "./levels";

/**
 * Lambda asks a queue for messages this many times at once, also where it is empty.
 * Source: Using Lambda with Amazon SQS, Lambda developer guide: it begins with five concurrent batches.
 */
const pollers = 5;

/** Each of them waits for up to 20 s, the longest that SQS lets a receive wait. */
const receivesPerMonth = (hoursPerMonth * 3600 * pollers) / 20;

/** What functions cost: by the run and by its time, so that one that is never run costs next to nothing; and what Lambda asks their queues. */
export const functionItems = (functions: readonly Pick<FunctionPlan, "queue">[]): CostItem[] => [
    {
        key: "functions/used",
        label: "Lambda functions, runs and their time",
        unit: "functions",
        quantity: throughout(functions.length),
        priced: {
            missing: "what runs of Lambda functions cost is not known: AWS bills each run, and its time by its memory",
        },
    },
    {
        key: "functions/queue-requests",
        label: "Requests to SQS by Lambda",
        unit: "requests",
        quantity: throughout(functions.filter(({ queue }) => queue !== undefined).length * receivesPerMonth),
        priced: { missing: "what requests to SQS cost is not known: the first million of a month is free" },
    },
];
