import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import type { AlertsPlan } from "../../model/plan/alerts";
import { policy, type Statement } from "../policy";
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

/** How long a key can still be brought back. KMS allows 7 to 30 days; what it encrypts are messages on their way. */
const deletionWindowDays = 7;

/**
 * Who may use the key: without it, what CloudWatch and EventBridge publish to the topic is lost, and nothing tells.
 * EventBridge gives the key none of the conditions on the source of a request.
 * Source: Managing Amazon SNS encryption keys and costs, Amazon SNS developer guide.
 */
function keyStatements({ accountId, region }: AlertsArgs): Statement[] {
    const use = { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" } as const;
    return [
        {
            Sid: "Account",
            Effect: "Allow",
            Principal: { AWS: pulumi.interpolate`arn:${partitionOf(region)}:iam::${accountId}:root` },
            Action: "kms:*",
            Resource: "*",
        },
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
        {
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "sns:Publish",
            Resource: topicArn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ];
}

/** An encrypted topic that alarms are sent to, and those who are told. */
export class Alerts extends pulumi.ComponentResource {
    readonly topicArn: pulumi.Output<string>;

    constructor(name: string, args: AlertsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:observability:Alerts", name, {}, opts);
        const { plan, accountId, tags, transform = {} } = args;
        const child = { parent: this };
        const key = new kms.Key(
            name,
            transformed(transform.key, {
                description: `Messages of ${plan.topicName}`,
                enableKeyRotation: true,
                deletionWindowInDays: deletionWindowDays,
                policy: policy(...keyStatements(args)),
                tags,
            }),
            child,
        );
        const topic = new sns.Topic(
            name,
            transformed(transform.topic, { name: plan.topicName, kmsMasterKeyId: key.arn, tags }),
            child,
        );
        const topicPolicy = new sns.TopicPolicy(
            name,
            transformed(transform.topicPolicy, {
                arn: topic.arn,
                policy: policy(...topicStatements(topic.arn, accountId)),
            }),
            child,
        );
        for (const { key: subscriber, protocol, endpoint, secret, confirmsItself } of plan.subscriptions) {
            new sns.TopicSubscription(
                `${name}-${subscriber}`,
                transformed(transform.subscription, {
                    topic: topic.arn,
                    protocol,
                    endpoint: secret ? pulumi.secret(endpoint) : endpoint,
                    ...(protocol === "https" && { endpointAutoConfirms: confirmsItself }),
                }),
                child,
            );
        }
        // Whoever publishes comes after what lets it.
        this.topicArn = pulumi.all([topic.arn, topicPolicy.id]).apply(([arn]) => arn);
        this.registerOutputs({ topicArn: this.topicArn });
    }
}
