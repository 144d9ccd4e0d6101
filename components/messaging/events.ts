import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import type { Transform } from "../transform";
import { EventBus } from "./event-bus";
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

/** The ARNs of the rules that send to the queue of a service or function, which must be known to the queue before there are rules. */
export const ruleArns = (
    { events, region }: Plan,
    { subscribes }: Pick<ServicePlan, "subscribes">,
    accountId: pulumi.Input<string>,
): pulumi.Output<string>[] =>
    subscribes.map(
        ({ ruleName }) =>
            pulumi.interpolate`arn:${partitionOf(region)}:events:${region}:${accountId}:rule/${events?.busName ?? "default"}/${ruleName}`,
    );

/**
 * Declares what brings events from the bus into the queues of those that subscribe to them.
 * @returns them by service or function
 */
export function declareSubscriptions(
    parent: pulumi.Resource,
    { services, functions, protect }: Plan,
    bus: EventBus | undefined,
    queues: ReadonlyMap<string, WorkQueue>,
    transform: SubscriptionTransforms = {},
): ReadonlyMap<string, EventSubscriptions> {
    return new Map(
        [...services, ...functions].flatMap(({ name, subscribes, eventDeadLetterName, tags }) => {
            const queue = queues.get(name);
            if (bus === undefined || queue === undefined || eventDeadLetterName === undefined) return [];
            const changes = transform[name];
            const args = {
                subscriptions: subscribes,
                deadLetterName: eventDeadLetterName,
                busName: bus.busName,
                queue,
                protect,
                tags,
                ...(changes && { transform: changes }),
            };
            return [[name, new EventSubscriptions(name, args, { parent })] as const];
        }),
    );
}
