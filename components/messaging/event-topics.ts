import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import type { TopicPlan } from "../../model/plan/topic";
import { policy, type Statement } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of {@link EventTopics}. */
export interface EventTopicsArgs {
    readonly topics: readonly TopicPlan[];
    readonly accountId: pulumi.Input<string>;
    readonly region: string;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly key?: Transform<kms.KeyArgs>;
        readonly topic?: Transform<sns.TopicArgs>;
        readonly topicPolicy?: Transform<sns.TopicPolicyArgs>;
    };
}

/** How long a key can still be brought back. KMS allows 7 to 30 days; what it encrypts are messages on their way. */
const deletionWindowDays = 7;

/** The account's own roles may publish, as far as their policies go; what is not encrypted on its way, and who is of elsewhere, may not. */
const topicStatements = (topicArn: pulumi.Input<string>, accountId: pulumi.Input<string>): Statement[] => [
    {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
        Sid: "OwnAccountOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { StringNotEquals: { "aws:PrincipalAccount": accountId } },
    },
];

/**
 * The topics that carry events beside the bus, one an event, and the key that encrypts them. Each publisher may use the topics of
 * its events, and for them the key, by its role.
 */
export class EventTopics extends pulumi.ComponentResource {
    /** The ARNs of the topics, by the events that they carry. */
    readonly topicArns: Readonly<Record<string, pulumi.Output<string>>>;
    readonly keyArn: pulumi.Output<string>;

    constructor(name: string, args: EventTopicsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:messaging:EventTopics", name, {}, opts);
        const { topics, accountId, region, tags, transform = {} } = args;
        const child = { parent: this };
        const key = new kms.Key(
            `${name}-topics`,
            transformed(transform.key, {
                description: `Events on the topics of ${name}`,
                enableKeyRotation: true,
                deletionWindowInDays: deletionWindowDays,
                policy: policy({
                    Sid: "Account",
                    Effect: "Allow",
                    Principal: { AWS: pulumi.interpolate`arn:${partitionOf(region)}:iam::${accountId}:root` },
                    Action: "kms:*",
                    Resource: "*",
                }),
                tags,
            }),
            child,
        );
        this.topicArns = Object.fromEntries(
            topics.map(({ event, name: topicName }) => {
                const logicalName = `${name}-${event}`;
                const topic = new sns.Topic(
                    logicalName,
                    transformed(transform.topic, { name: topicName, kmsMasterKeyId: key.arn, tags }),
                    child,
                );
                const rights = new sns.TopicPolicy(
                    logicalName,
                    transformed(transform.topicPolicy, {
                        arn: topic.arn,
                        policy: policy(...topicStatements(topic.arn, accountId)),
                    }),
                    child,
                );
                // Whoever publishes or subscribes comes after what shuts out others.
                return [event, pulumi.all([topic.arn, rights.id]).apply(([arn]) => arn)] as const;
            }),
        );
        this.keyArn = key.arn;
        this.registerOutputs({ keyArn: this.keyArn });
    }
}
