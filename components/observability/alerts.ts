import type * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { AlertsPlan } from "../../model/plan/alerts";
import { declareEncryptedTopic, declareTopicKey } from "../messaging/encrypted-topic";
import { tlsOnly, type Statement } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of an {@link Alerts}. */
export interface AlertsArgs {
    readonly plan: AlertsPlan;
    readonly accountId: pulumi.Input<string>;
    readonly region: string;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly key?: Transform<kms.KeyArgs>;
        readonly topic?: Transform<sns.TopicArgs>;
        readonly topicPolicy?: Transform<sns.TopicPolicyArgs>;
        readonly subscription?: Transform<sns.TopicSubscriptionArgs>;
    };
}

/**
 * Who may use the key: without it, what CloudWatch and EventBridge publish to the topic is lost, and nothing tells.
 * EventBridge gives the key none of the conditions on the source of a request.
 * Source: Managing Amazon SNS encryption keys and costs, Amazon SNS developer guide.
 */
function keyStatements(accountId: pulumi.Input<string>): Statement[] {
    const use = { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" } as const;
    return [
        {
            Sid: "Alarms",
            ...use,
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
        { Sid: "Events", ...use, Principal: { Service: "events.amazonaws.com" } },
    ];
}

function topicStatements(topicArn: pulumi.Input<string>, accountId: pulumi.Input<string>): Statement[] {
    const publish = { Effect: "Allow", Action: "sns:Publish", Resource: topicArn } as const;
    return [
        {
            Sid: "Alarms",
            ...publish,
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
        { Sid: "Events", ...publish, Principal: { Service: "events.amazonaws.com" } },
        tlsOnly("sns:Publish", topicArn),
    ];
}

/** An encrypted topic that alarms are sent to, and those who are told. */
export class Alerts extends pulumi.ComponentResource {
    readonly topicArn: pulumi.Output<string>;

    constructor(name: string, args: AlertsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:observability:Alerts", name, {}, opts);
        const { plan, accountId, region, tags, transform = {} } = args;
        const key = declareTopicKey(this, name, {
            description: `Messages of ${plan.topicName}`,
            accountId,
            region,
            statements: keyStatements(accountId),
            tags,
            transform: transform.key,
        });
        const { topic, arn } = declareEncryptedTopic(this, name, {
            topicName: plan.topicName,
            key,
            statements: (topicArn) => topicStatements(topicArn, accountId),
            tags,
            transform,
        });
        for (const { key: subscriber, protocol, endpoint, secret, confirmsItself } of plan.subscriptions) {
            new sns.TopicSubscription(
                `${name}-${subscriber}`,
                transformed(transform.subscription, {
                    topic: topic.arn,
                    protocol,
                    endpoint: secret ? pulumi.secret(endpoint) : endpoint,
                    ...(protocol === "https" && { endpointAutoConfirms: confirmsItself }),
                }),
                { parent: this },
            );
        }
        this.topicArn = arn;
        this.registerOutputs({ topicArn: this.topicArn });
    }
}
