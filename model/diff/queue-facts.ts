import type { QueuePlan } from "../plan/queue";
import { factsOf, nothing, type Facts, type Tellers } from "./facts";
import { inDaysText, inSecondsText } from "./values";

const queue: Tellers<QueuePlan> = {
    name: nothing, // named by the stack
    deadLetterName: nothing, // named by the stack
    fifo: ({ fifo }) => ({ fifo: String(fifo) }),
    visibilityTimeoutSeconds: (of) => ({ visibilityTimeout: inSecondsText(of.visibilityTimeoutSeconds) }),
    maxReceives: ({ maxReceives }) => ({ maxReceives: String(maxReceives) }),
    retentionDays: ({ retentionDays }) => ({ retention: inDaysText(retentionDays) }),
};

/** What holds for the queue of a service, by the options of its configuration. */
export const queueFacts = (of: QueuePlan): Facts => factsOf(queue, of, undefined);
