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

/**
 * Lets these rules of EventBridge send to a queue, and no others.
 * Source: Amazon SQS permissions, Using resource-based policies for Amazon EventBridge, EventBridge user guide.
 */
export const fromRules = (queueArn: pulumi.Input<string>, ruleArns: readonly pulumi.Input<string>[]): Statement[] =>
    ruleArns.length === 0
        ? []
        : [
              {
                  Sid: "Events",
                  Effect: "Allow",
                  Principal: { Service: "events.amazonaws.com" },
                  Action: "sqs:SendMessage",
                  Resource: queueArn,
                  Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
              },
          ];
