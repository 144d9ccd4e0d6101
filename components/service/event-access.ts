import type * as pulumi from "@pulumi/pulumi";
import type { ServicePlan } from "../../model/plan/service";
import type { Statement } from "../policy";

/** Where the environment's event bus is. */
export interface EventBusAddress {
    readonly busName: pulumi.Input<string>;
    readonly busArn: pulumi.Input<string>;
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
