import type * as pulumi from "@pulumi/pulumi";
import type { ServicePlan } from "../../model/plan/service";
import type { Statement } from "../policy";

/** Where the environment's event bus is. */
export interface EventBusAddress {
    readonly busName: pulumi.Input<string>;
    readonly busArn: pulumi.Input<string>;
}

/** Where the environment's topics are. */
export interface TopicsAddress {
    /** By the events that they carry. */
    readonly topicArns: Readonly<Record<string, pulumi.Input<string>>>;
    /** The key that they are encrypted with. */
    readonly keyArn: pulumi.Input<string>;
}

/**
 * What a publisher's code may do: put the events that it names on the bus, as itself.
 * Source: Using IAM policy conditions in Amazon EventBridge, EventBridge user guide.
 */
export const publishStatements = (
    { name, publishes }: Pick<ServicePlan, "name" | "publishes">,
    bus: EventBusAddress | undefined,
): Statement[] =>
    bus === undefined || publishes.length === 0
        ? []
        : [
              {
                  Sid: "Publish",
                  Effect: "Allow",
                  Action: "events:PutEvents",
                  Resource: bus.busArn,
                  Condition: { StringEquals: { "events:source": name, "events:detail-type": publishes } },
              },
          ];

/**
 * What a publisher's code may do with topics: publish the events that it names, each to its topic, and have SNS encrypt them.
 * Source: Managing Amazon SNS encryption keys and costs, Amazon SNS developer guide.
 */
export function topicStatements(
    { topics }: Pick<ServicePlan, "topics">,
    address: TopicsAddress | undefined,
    region: string,
): Statement[] {
    const arns = topics.flatMap(({ event }) => address?.topicArns[event] ?? []);
    return address === undefined || arns.length === 0
        ? []
        : [
              { Sid: "PublishToTopics", Effect: "Allow", Action: "sns:Publish", Resource: arns },
              {
                  Sid: "TopicKey",
                  Effect: "Allow",
                  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                  Resource: address.keyArn,
                  Condition: { StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` } },
              },
          ];
}
