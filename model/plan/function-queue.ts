import type { FunctionSpec } from "../schema/function";
import { inSeconds } from "../schema/units";
import type { QueuePlan } from "./queue";

/** How long an event waits in a function's queue before SQS drops it. */
export const functionQueueRetentionDays = 4;

/**
 * How long an event that a function got is hidden: six times its timeout, so that Lambda can try again when it throttles a
 * batch, and the time in which the batch filled.
 * Source: Creating and configuring an Amazon SQS event source mapping, Lambda developer guide.
 */
export const functionVisibilitySeconds = ({ timeout, batch }: Pick<FunctionSpec, "timeout" | "batch">): number =>
    6 * inSeconds(timeout) + inSeconds(batch.window);

/** The queue of a function that subscribes to events. */
export const planFunctionQueue = (spec: FunctionSpec, environmentName: string): QueuePlan | undefined =>
    spec.subscribes.length === 0
        ? undefined
        : {
              name: `${environmentName}-${spec.name}`,
              deadLetterName: `${environmentName}-${spec.name}-dead-letters`,
              fifo: false,
              visibilityTimeoutSeconds: functionVisibilitySeconds(spec),
              maxReceives: spec.attempts,
              retentionDays: functionQueueRetentionDays,
          };
