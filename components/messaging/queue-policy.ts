import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../policy";

/** Denies what is not encrypted on its way to a queue; what roles may do is said by these. */
export const tlsOnly = (queueArn: pulumi.Input<string>): Statement[] => [
    {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queueArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
];

/** What brings events to a queue. */
export interface EventSources {
    /** The ARNs of rules of EventBridge. */
    readonly rules: readonly pulumi.Input<string>[];
    /** The ARNs of topics of SNS. */
    readonly topics: readonly pulumi.Input<string>[];
}

/**
 * Lets these rules of EventBridge and topics of SNS send to a queue, and no others.
 * Sources: Amazon SQS permissions, Using resource-based policies for Amazon EventBridge, EventBridge user guide; Subscribing an
 * Amazon SQS queue to an Amazon SNS topic, Amazon SNS developer guide.
 */
export function fromSources(queueArn: pulumi.Input<string>, { rules, topics }: EventSources): Statement[] {
    const from = (Sid: string, Service: string, sources: readonly pulumi.Input<string>[]): Statement[] =>
        sources.length === 0
            ? []
            : [
                  {
                      Sid,
                      Effect: "Allow",
                      Principal: { Service },
                      Action: "sqs:SendMessage",
                      Resource: queueArn,
                      Condition: { ArnEquals: { "aws:SourceArn": sources } },
                  },
              ];
    return [...from("Events", "events.amazonaws.com", rules), ...from("Topics", "sns.amazonaws.com", topics)];
}
