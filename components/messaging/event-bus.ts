import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { EventsPlan } from "../../model/plan/events";
import { policy } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of an {@link EventBus}. */
export interface EventBusArgs {
    readonly plan: EventsPlan;
    readonly accountId: pulumi.Input<string>;
    readonly tags: Tags;
    /** Changes to the bus's arguments. @default none */
    readonly transform?: Transform<cloudwatch.EventBusArgs>;
}

/**
 * The bus on which an environment's services publish events. EventBridge encrypts it with a key of its own. Each service may
 * put its own events on it by its role; other accounts may not, whatever their roles say.
 */
export class EventBus extends pulumi.ComponentResource {
    readonly busName: pulumi.Output<string>;
    readonly busArn: pulumi.Output<string>;

    constructor(name: string, args: EventBusArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:messaging:EventBus", name, {}, opts);
        const { plan, accountId, tags, transform } = args;
        const bus = new cloudwatch.EventBus(
            name,
            transformed(transform, { name: plan.busName, description: "Events of the services", tags }),
            { parent: this },
        );
        new cloudwatch.EventBusPolicy(
            name,
            {
                eventBusName: bus.name,
                policy: policy({
                    Sid: "OwnAccountOnly",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "events:PutEvents",
                    Resource: bus.arn,
                    Condition: { StringNotEquals: { "aws:PrincipalAccount": accountId } },
                }),
            },
            { parent: this },
        );
        this.busName = bus.name;
        this.busArn = bus.arn;
        this.registerOutputs({ busName: this.busName, busArn: this.busArn });
    }
}
