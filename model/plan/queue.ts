import { longestVisibilityTimeoutSeconds } from "../aws/limits";
import type { ServiceSpec } from "../schema/service";
import { inDays, inSeconds } from "../schema/units";

/** The queue of a service and its dead-letter queue, as they will be built. */
export interface QueuePlan {
    readonly name: string;
    readonly deadLetterName: string;
    readonly fifo: boolean;
    /** How long a message that a task received is hidden from the others. */
    readonly visibilityTimeoutSeconds: number;
    /** How often a message is received before it goes to the dead-letter queue. */
    readonly maxReceives: number;
    readonly retentionDays: number;
}

/** A queue of another service, or of its own, that a service sends messages to. */
export interface SendPlan {
    /** The service that the queue is of. */
    readonly service: string;
    /** The environment variable that tells the sender where it is. */
    readonly variable: string;
}

/** The environment variable that tells a service where its own queue is. */
export const queueVariable = "QUEUE_URL";

/** The environment variable that tells a sender where the queue of a service is: `MAILER_QUEUE_URL`. */
export const senderVariable = (service: string): string => `${service.toUpperCase().replaceAll("-", "_")}_QUEUE_URL`;

/** The visibility timeout of a service's queue: as configured, or time to end what a stopped task was given before. */
export const visibilityTimeoutSeconds = ({ queue, stopTimeout }: ServiceSpec): number =>
    queue?.visibilityTimeout === undefined
        ? Math.min(2 * inSeconds(stopTimeout), longestVisibilityTimeoutSeconds)
        : inSeconds(queue.visibilityTimeout);

/**
 * Plans the queue of a service, where it has one.
 * @param environmentName what the names of the environment's resources begin with
 */
export function planQueue(spec: ServiceSpec, environmentName: string): QueuePlan | undefined {
    const { queue } = spec;
    if (queue === undefined) return undefined;
    // Source: CreateQueue, SQS API reference: the name of a FIFO queue ends so.
    const suffix = queue.fifo ? ".fifo" : "";
    return {
        name: `${environmentName}-${spec.name}${suffix}`,
        deadLetterName: `${environmentName}-${spec.name}-dead-letters${suffix}`,
        fifo: queue.fifo,
        visibilityTimeoutSeconds: visibilityTimeoutSeconds(spec),
        maxReceives: queue.maxReceives,
        retentionDays: inDays(queue.retention),
    };
}

/** The queues that a service sends to. One that is not there is left out: a check tells of it. */
export const planSends = (spec: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): SendPlan[] =>
    [...new Set(spec.sends)]
        .sort()
        .filter((service) => Object.hasOwn(others, service) && others[service]?.queue !== undefined)
        .map((service) => ({ service, variable: senderVariable(service) }));
