import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import type { EventTopics } from "./event-topics";
import { ruleArns, topicArns } from "./events";
import { WorkQueue, type WorkQueueArgs } from "./work-queue";

/** Changes to the arguments of queues, by the service or function that they are of. */
export type QueueTransforms = Readonly<Record<string, NonNullable<WorkQueueArgs["transform"]>>>;

/**
 * Declares the queue of each service and function that has one, before any service: services may send to one another in a circle.
 * @returns them by service or function
 */
export function declareQueues(
    parent: pulumi.Resource,
    plan: Plan,
    accountId: pulumi.Input<string>,
    topics: EventTopics | undefined,
    transform: QueueTransforms = {},
): ReadonlyMap<string, WorkQueue> {
    return new Map(
        [...plan.services, ...plan.functions].flatMap((owner) => {
            const { name, queue, tags } = owner;
            if (queue === undefined) return [];
            const changes = transform[name];
            const args = {
                plan: queue,
                protect: plan.protect,
                tags,
                sources: { rules: ruleArns(plan, owner, accountId), topics: topicArns(owner, topics) },
                ...(changes && { transform: changes }),
            };
            return [[name, new WorkQueue(name, args, { parent })] as const];
        }),
    );
}
