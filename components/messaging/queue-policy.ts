import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../policy";

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
