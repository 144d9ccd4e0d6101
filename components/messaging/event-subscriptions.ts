import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { longestMessageRetentionDays } from "../../model/aws/limits";
import type { SubscriptionPlan } from "../../model/plan/events";
import { policy } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { fromRules, tlsOnly } from "./queue-policy";

/** The arguments of {@link EventSubscriptions}. */
export interface EventSubscriptionsArgs {
    readonly subscriptions: readonly SubscriptionPlan[];
    /** The name of the queue for events that could not be delivered. */
    readonly deadLetterName: string;
    readonly busName: pulumi.Input<string>;
    /** The queue that the events go to, and what lets the rules send to it. */
    readonly queue: { readonly queueArn: pulumi.Input<string>; readonly policy: pulumi.Resource };
    /** Whether what could not be delivered refuses to be deleted. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly rule?: Transform<cloudwatch.EventRuleArgs>;
        readonly target?: Transform<cloudwatch.EventTargetArgs>;
        readonly deadLetterQueue?: Transform<sqs.QueueArgs>;
    };
}

const secondsPerDay = 86_400;

/**
 * How long and how often EventBridge tries to deliver an event: the longest that there is, after which it drops the event, or
 * writes it to the dead letters. Source: RetryPolicy, EventBridge API reference.
 */
const retryPolicy = { maximumEventAgeInSeconds: secondsPerDay, maximumRetryAttempts: 185 };

/** Brings the events that a service subscribes to from the bus into its queue. What can't be delivered is written to another, with the reason. */
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
        const rules = subscriptions.map(
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
        const rights = new sqs.QueuePolicy(
            `${name}-events`,
            {
                queueUrl: deadLetters.id,
                policy: policy(
                    ...tlsOnly(deadLetters.arn),
                    ...fromRules(
                        deadLetters.arn,
                        rules.map(({ arn }) => arn),
                    ),
                ),
            },
            child,
        );
        subscriptions.forEach(({ ruleName }, index) => {
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
                { ...child, dependsOn: [queue.policy, rights] },
            );
        });
        this.deadLetterQueueName = deadLetters.name;
        this.registerOutputs({ deadLetterQueueName: this.deadLetterQueueName });
    }
}
