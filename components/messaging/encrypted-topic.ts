import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import { policy, type Statement } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** How long a key can still be brought back. KMS allows 7 to 30 days; what it encrypts are messages on their way. */
const deletionWindowDays = 7;

/** What {@link declareTopicKey} takes. */
export interface TopicKeyArgs {
    readonly description: string;
    readonly accountId: pulumi.Input<string>;
    readonly region: string;
    /** Who may use it beside the account's own roles, as far as their policies go. @default nobody */
    readonly statements?: readonly Statement[];
    readonly tags: Tags;
    /** Changes to its arguments. @default none */
    readonly transform?: Transform<kms.KeyArgs> | undefined;
}

/** Declares a key that encrypts messages of topics. */
export const declareTopicKey = (
    parent: pulumi.Resource,
    name: string,
    { description, accountId, region, statements = [], tags, transform }: TopicKeyArgs,
): kms.Key =>
    new kms.Key(
        name,
        transformed(transform, {
            description,
            enableKeyRotation: true,
            deletionWindowInDays: deletionWindowDays,
            policy: policy(
                {
                    Sid: "Account",
                    Effect: "Allow",
                    Principal: { AWS: pulumi.interpolate`arn:${partitionOf(region)}:iam::${accountId}:root` },
                    Action: "kms:*",
                    Resource: "*",
                },
                ...statements,
            ),
            tags,
        }),
        { parent },
    );

/** What {@link declareEncryptedTopic} takes. */
export interface EncryptedTopicArgs {
    readonly topicName: string;
    readonly key: kms.Key;
    /** The topic's policy. */
    readonly statements: (topicArn: pulumi.Output<string>) => readonly Statement[];
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly topic?: Transform<sns.TopicArgs>;
        readonly topicPolicy?: Transform<sns.TopicPolicyArgs>;
    };
}

/** A topic with its policy. */
export interface EncryptedTopic {
    readonly topic: sns.Topic;
    /** Known once the topic has its policy: whoever publishes or subscribes comes after what lets it, and what shuts out others. */
    readonly arn: pulumi.Output<string>;
}

/** Declares an encrypted topic. */
export function declareEncryptedTopic(
    parent: pulumi.Resource,
    name: string,
    { topicName, key, statements, tags, transform = {} }: EncryptedTopicArgs,
): EncryptedTopic {
    const topic = new sns.Topic(
        name,
        transformed(transform.topic, { name: topicName, kmsMasterKeyId: key.arn, tags }),
        { parent },
    );
    const rights = new sns.TopicPolicy(
        name,
        transformed(transform.topicPolicy, { arn: topic.arn, policy: policy(...statements(topic.arn)) }),
        { parent },
    );
    return { topic, arn: pulumi.all([topic.arn, rights.id]).apply(([arn]) => arn) };
}
