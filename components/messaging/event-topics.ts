import type * as kms from "@pulumi/aws/kms";
import type * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { TopicPlan } from "../../model/plan/topic";
import { tlsOnly, type Statement } from "../policy";
import type { Tags } from "../tags";
import type { Transform } from "../transform";
import { declareEncryptedTopic, declareTopicKey } from "./encrypted-topic";

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

/** The account's own roles may publish, as far as their policies go; what is not encrypted on its way, and who is of elsewhere, may not. */
const topicStatements = (topicArn: pulumi.Input<string>, accountId: pulumi.Input<string>): Statement[] => [
    tlsOnly("sns:Publish", topicArn),
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
        const key = declareTopicKey(this, `${name}-topics`, {
            description: `Events on the topics of ${name}`,
            accountId,
            region,
            tags,
            transform: transform.key,
        });
        this.topicArns = Object.fromEntries(
            topics.map(({ event, name: topicName }) => {
                const { arn } = declareEncryptedTopic(this, `${name}-${event}`, {
                    topicName,
                    key,
                    statements: (topicArn) => topicStatements(topicArn, accountId),
                    tags,
                    transform,
                });
                return [event, arn] as const;
            }),
        );
        this.keyArn = key.arn;
        this.registerOutputs({ keyArn: this.keyArn });
    }
}
