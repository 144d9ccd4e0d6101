import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import { busSubscriptions, topicSubscriptions } from "../../model/plan/events";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import type { Transform } from "../transform";
import { EventBus } from "./event-bus";
import { EventTopics, type EventTopicsArgs } from "./event-topics";
import { EventSubscriptions, type EventSubscriptionsArgs } from "./event-subscriptions";
import type { WorkQueue } from "./work-queue";

/** Changes to the arguments of subscriptions, by the service or function that they are of. */
export type SubscriptionTransforms = Readonly<Record<string, NonNullable<EventSubscriptionsArgs["transform"]>>>;

/** Declares the bus on which the services publish, where one publishes or subscribes. */
export const declareEventBus = (
    parent: pulumi.Resource,
    { name, events, tags }: Plan,
    accountId: pulumi.Input<string>,
    transform?: Transform<cloudwatch.EventBusArgs>,
): EventBus | undefined =>
    events && new EventBus(name, { plan: events, accountId, tags, ...(transform && { transform }) }, { parent });

/** Declares the topics of events that do not go by the bus, where there are any. */
export const declareTopics = (
    parent: pulumi.Resource,
    { name, topics, region, tags }: Plan,
    accountId: pulumi.Input<string>,
    transform?: EventTopicsArgs["transform"],
): EventTopics | undefined =>
    topics.length === 0
        ? undefined
        : new EventTopics(name, { topics, accountId, region, tags, ...(transform && { transform }) }, { parent });

/** The ARNs of the rules that send to the queue of a service or function, which must be known to the queue before there are rules. */
export const ruleArns = (
    { events, region }: Plan,
    { subscribes }: Pick<ServicePlan, "subscribes">,
    accountId: pulumi.Input<string>,
): pulumi.Output<string>[] =>
    busSubscriptions(subscribes).map(
        ({ ruleName }) =>
            pulumi.interpolate`arn:${partitionOf(region)}:events:${region}:${accountId}:rule/${events?.busName ?? "default"}/${ruleName}`,
    );

/** The ARNs of the topics that send to the queue of a service or function. */
export const topicArns = (
    { subscribes }: Pick<ServicePlan, "subscribes">,
    topics: EventTopics | undefined,
): pulumi.Output<string>[] => topicSubscriptions(subscribes).flatMap(({ event }) => topics?.topicArns[event] ?? []);

/**
 * Declares what brings events from the bus and the topics into the queues of those that subscribe to them.
 * @returns them by service or function
 */
export function declareSubscriptions(
    parent: pulumi.Resource,
    { services, functions, protect }: Plan,
    { bus, topics }: { readonly bus: EventBus | undefined; readonly topics: EventTopics | undefined },
    queues: ReadonlyMap<string, WorkQueue>,
    transform: SubscriptionTransforms = {},
): ReadonlyMap<string, EventSubscriptions> {
    return new Map(
        [...services, ...functions].flatMap(({ name, subscribes, eventDeadLetterName, tags }) => {
            const queue = queues.get(name);
            if (queue === undefined || eventDeadLetterName === undefined) return [];
            const changes = transform[name];
            const args = {
                subscriptions: subscribes,
                deadLetterName: eventDeadLetterName,
                ...(bus && { busName: bus.busName }),
                ...(topics && { topicArns: topics.topicArns }),
                queue,
                protect,
                tags,
                ...(changes && { transform: changes }),
            };
            return [[name, new EventSubscriptions(name, args, { parent })] as const];
        }),
    );
}
