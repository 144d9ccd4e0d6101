import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import { WorkQueue, type WorkQueueArgs } from "./work-queue";

/** Changes to the arguments of queues, by the service that they are of. */
export type QueueTransforms = Readonly<Record<string, NonNullable<WorkQueueArgs["transform"]>>>;

/**
 * Declares the queue of each service that has one, before any service: services may send to one another in a circle.
 * @returns them by service
 */
export function declareQueues(
    parent: pulumi.Resource,
    { services, protect }: Plan,
    transform: QueueTransforms = {},
): ReadonlyMap<string, WorkQueue> {
    return new Map(
        services.flatMap(({ name, queue, tags }) => {
            if (queue === undefined) return [];
            const changes = transform[name];
            const args = { plan: queue, protect, tags, ...(changes && { transform: changes }) };
            return [[name, new WorkQueue(name, args, { parent })] as const];
        }),
    );
}
