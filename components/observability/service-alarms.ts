import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { MetricSubject } from "../../model/plan/alarm";
import type { ServiceAlarmsPlan } from "../../model/plan/alarms/service-alarms";
import type { CompositeAlarmPlan } from "../../model/plan/composite-alarm";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { declareMetricAlarm, type Dimensions } from "./metric-alarm";

/** The arguments of a {@link ServiceAlarms}. */
export interface ServiceAlarmsArgs {
    readonly plan: ServiceAlarmsPlan;
    /** The ECS service, whose deployments may fail. @default - none: nothing but jobs runs */
    readonly serviceArn?: pulumi.Input<string>;
    /** Gives the dimensions of each subject that the plan names. */
    readonly dimensionsOf: (subject: MetricSubject) => Dimensions;
    readonly topicArn: pulumi.Input<string>;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: ServiceAlarmTransforms;
}

/** Changes to the arguments of a service's alarms. */
export interface ServiceAlarmTransforms {
    readonly alarm?: Transform<cloudwatch.MetricAlarmArgs>;
    readonly composite?: Transform<cloudwatch.CompositeAlarmArgs>;
    readonly deploymentRule?: Transform<cloudwatch.EventRuleArgs>;
    readonly deploymentTarget?: Transform<cloudwatch.EventTargetArgs>;
}

/** What those who are named in `alerts` are told of a service: its alarms, and that a deployment failed. */
export class ServiceAlarms extends pulumi.ComponentResource {
    constructor(name: string, args: ServiceAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:observability:ServiceAlarms", name, {}, opts);
        const { plan, dimensionsOf, topicArn, tags, transform = {} } = args;
        const inComposites = new Set(plan.composites.flatMap(({ anyOf }) => anyOf.flat()));
        const alarms = new Map(
            plan.alarms.map((alarm) => [
                alarm.key,
                declareMetricAlarm(this, {
                    plan: alarm,
                    dimensionsOf,
                    // What is part of another is told by that alone.
                    topicArns: inComposites.has(alarm.key) ? [] : [topicArn],
                    tags,
                    ...(transform.alarm && { transform: transform.alarm }),
                }),
            ]),
        );
        for (const composite of plan.composites) {
            new cloudwatch.CompositeAlarm(
                composite.key,
                transformed(transform.composite, {
                    alarmName: composite.name,
                    alarmDescription: composite.description,
                    alarmRule: rule(composite, alarms),
                    alarmActions: [topicArn],
                    okActions: [topicArn],
                    tags,
                }),
                { parent: this },
            );
        }
        if (plan.deploymentFailed && args.serviceArn !== undefined)
            this.tellOfFailedDeployments(name, args.serviceArn, args);
        this.registerOutputs({});
    }

    /** ECS tells of it as an event, and of nothing that CloudWatch could count. */
    private tellOfFailedDeployments(
        name: string,
        serviceArn: pulumi.Input<string>,
        { topicArn, tags, transform = {} }: ServiceAlarmsArgs,
    ) {
        const failed = new cloudwatch.EventRule(
            name,
            transformed(transform.deploymentRule, {
                description: `ECS gave up a deployment of ${name}`,
                // Source: Amazon ECS service deployment state change events, ECS developer guide.
                eventPattern: pulumi.output(serviceArn).apply((arn) =>
                    JSON.stringify({
                        source: ["aws.ecs"],
                        "detail-type": ["ECS Deployment State Change"],
                        resources: [arn],
                        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
                    }),
                ),
                tags,
            }),
            { parent: this },
        );
        new cloudwatch.EventTarget(
            name,
            transformed(transform.deploymentTarget, {
                rule: failed.name,
                arn: topicArn,
                inputTransformer: {
                    inputPaths: { reason: "$.detail.reason", service: "$.resources[0]", time: "$.time" },
                    inputTemplate: JSON.stringify(
                        `ECS gave up a deployment of ${name} at <time>: <reason> The service: <service>`,
                    ),
                },
            }),
            { parent: this },
        );
    }
}

/** The rule of a composite alarm: of the names of the alarms themselves, so that it comes after them. */
function rule(
    { anyOf }: CompositeAlarmPlan,
    alarms: ReadonlyMap<string, cloudwatch.MetricAlarm>,
): pulumi.Output<string> {
    const nameOf = (key: string) => {
        const alarm = alarms.get(key);
        if (alarm === undefined) throw new RangeError(`there is no alarm ${key}`);
        return alarm.name;
    };
    return pulumi
        .all(anyOf.map((keys) => pulumi.all(keys.map(nameOf))))
        .apply((groups) =>
            groups.map((names) => `(${names.map((each) => `ALARM("${each}")`).join(" AND ")})`).join(" OR "),
        );
}
