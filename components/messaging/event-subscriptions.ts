import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sns from "@pulumi/aws/sns";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { longestMessageRetentionDays } from "../../model/aws/limits";
import { busSubscriptions, topicSubscriptions, type SubscriptionPlan } from "../../model/plan/events";
import { policy, tlsOnly } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { fromSources } from "./queue-policy";

/** The arguments of {@link EventSubscriptions}. */
export interface EventSubscriptionsArgs {
    readonly subscriptions: readonly SubscriptionPlan[];
    /** The name of the queue for events that could not be delivered. */
    readonly deadLetterName: string;
    /** The bus, for what comes by it. */
    readonly busName?: pulumi.Input<string>;
    /** The ARNs of topics, by the events that they carry, for what comes by them. @default none */
    readonly topicArns?: Readonly<Record<string, pulumi.Input<string>>>;
    /** The queue that the events go to, and what lets the rules and topics send to it. */
    readonly queue: { readonly queueArn: pulumi.Input<string>; readonly policy: pulumi.Resource };
    /** Whether what could not be delivered refuses to be deleted. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly rule?: Transform<cloudwatch.EventRuleArgs>;
        readonly target?: Transform<cloudwatch.EventTargetArgs>;
        readonly topicSubscription?: Transform<sns.TopicSubscriptionArgs>;
        readonly deadLetterQueue?: Transform<sqs.QueueArgs>;
    };
}

const secondsPerDay = 86_400;

/**
 * How long and how often EventBridge tries to deliver an event: the longest that there is, after which it drops the event, or
 * writes it to the dead letters. Source: RetryPolicy, EventBridge API reference.
 */
const retryPolicy = { maximumEventAgeInSeconds: secondsPerDay, maximumRetryAttempts: 185 };

/** Brings the events that a service subscribes to from the bus and from topics into its queue. What can't be delivered is written to another, with the reason. */
export class EventSubscriptions extends pulumi.ComponentResource {
    readonly deadLetterQueueName: pulumi.Output<string>;

    constructor(name: string, args: EventSubscriptionsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:messaging:EventSubscriptions", name, {}, opts);
        const { subscriptions, queue, tags, transform = {} } = args;
        const child = { parent: this };
        const deadLetters = new sqs.Queue(
            `${name}-events`,
            transformed(transform.deadLetterQueue, {
                name: args.deadLetterName,
                sqsManagedSseEnabled: true,
                messageRetentionSeconds: longestMessageRetentionDays * secondsPerDay,
                tags,
            }),
            { ...child, protect: args.protect },
        );
        const byBus = args.busName === undefined ? [] : busSubscriptions(subscriptions);
        const rules = byBus.map(
            ({ event, ruleName, pattern }) =>
                new cloudwatch.EventRule(
                    ruleName,
                    transformed(transform.rule, {
                        name: ruleName,
                        eventBusName: args.busName,
                        description: `Brings ${event} to ${name}`,
                        eventPattern: pattern,
                        tags,
                    }),
                    child,
                ),
        );
        const byTopic = topicSubscriptions(subscriptions).flatMap((subscription) => {
            const topicArn = args.topicArns?.[subscription.event];
            return topicArn === undefined ? [] : [{ ...subscription, topicArn }];
        });
        const rights = new sqs.QueuePolicy(
            `${name}-events`,
            {
                queueUrl: deadLetters.id,
                policy: policy(
                    tlsOnly("sqs:*", deadLetters.arn),
                    ...fromSources(deadLetters.arn, {
                        rules: rules.map(({ arn }) => arn),
                        topics: byTopic.map(({ topicArn }) => topicArn),
                    }),
                ),
            },
            child,
        );
        const afterRights = { ...child, dependsOn: [queue.policy, rights] };
        byBus.forEach(({ ruleName }, index) => {
            const rule = rules[index];
            if (rule === undefined) return;
            new cloudwatch.EventTarget(
                ruleName,
                transformed(transform.target, {
                    rule: rule.name,
                    eventBusName: args.busName,
                    targetId: "queue",
                    arn: queue.queueArn,
                    retryPolicy,
                    deadLetterConfig: { arn: deadLetters.arn },
                }),
                afterRights,
            );
        });
        for (const { event, topicArn, filterPolicy } of byTopic) {
            new sns.TopicSubscription(
                `${name}.${event}`,
                transformed(transform.topicSubscription, {
                    topic: topicArn,
                    protocol: "sqs",
                    endpoint: queue.queueArn,
                    // What was published is the whole message, as EventBridge would have delivered it.
                    rawMessageDelivery: true,
                    ...(filterPolicy !== undefined && { filterPolicy, filterPolicyScope: "MessageBody" }),
                    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
                }),
                afterRights,
            );
        }
        this.deadLetterQueueName = deadLetters.name;
        this.registerOutputs({ deadLetterQueueName: this.deadLetterQueueName });
    }
}
