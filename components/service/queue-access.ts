import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../policy";

/** Where a queue is. */
export interface QueueAddress {
    readonly queueUrl: pulumi.Input<string>;
    readonly queueArn: pulumi.Input<string>;
    readonly queueName: pulumi.Input<string>;
}

/** The queues that a service has to do with. */
export interface QueueAccess {
    /** Its own. */
    readonly own?: QueueAddress;
    /** Those that it sends to, by service. */
    readonly sends: Readonly<Record<string, QueueAddress>>;
}

/** What a service's code may do with its queues: work off its own, and send to the others. */
export function queueStatements({ own, sends }: QueueAccess): Statement[] {
    const others = Object.values(sends).map(({ queueArn }) => queueArn);
    const [first] = others;
    return [
        ...(own
            ? [
                  {
                      Sid: "Receive",
                      Effect: "Allow" as const,
                      Action: [
                          "sqs:ChangeMessageVisibility",
                          "sqs:DeleteMessage",
                          "sqs:GetQueueAttributes",
                          "sqs:ReceiveMessage",
                      ],
                      Resource: own.queueArn,
                  },
              ]
            : []),
        ...(first === undefined
            ? []
            : [
                  {
                      Sid: "Send",
                      Effect: "Allow" as const,
                      Action: "sqs:SendMessage",
                      Resource: others.length === 1 ? first : others,
                  },
              ]),
    ];
}
