import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { SpotInterruptionsPlan } from "../../model/plan/spot-interruptions";
import { policy } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of {@link SpotInterruptions}. */
export interface SpotInterruptionsArgs {
    readonly plan: SpotInterruptionsPlan;
    readonly clusterArn: pulumi.Input<string>;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
        readonly rule?: Transform<cloudwatch.EventRuleArgs>;
    };
}

/**
 * Counts what Spot takes back: each warning, or stopped task, is written to a log by a rule, and EventBridge counts how
 * often a rule is triggered. There is no metric of Spot interruptions in CloudWatch.
 * Sources: Spot Instance interruption notices, Amazon EC2 user guide; Amazon ECS task state change events, ECS developer
 * guide; Monitoring Amazon EventBridge, EventBridge user guide.
 */
export class SpotInterruptions extends pulumi.ComponentResource {
    /** The names of the rules, by what they count. */
    readonly ruleNames: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: SpotInterruptionsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:observability:SpotInterruptions", name, {}, opts);
        const { plan, clusterArn, tags, transform = {} } = args;
        const child = { parent: this };
        const logs = new cloudwatch.LogGroup(
            `${name}-spot`,
            transformed(transform.logGroup, {
                name: plan.logGroup,
                retentionInDays: plan.logRetentionDays,
                tags,
            }),
            child,
        );
        const rights = new cloudwatch.LogResourcePolicy(
            `${name}-spot`,
            {
                policyName: `${name}-spot`,
                policyDocument: policy({
                    Sid: "Events",
                    Effect: "Allow",
                    Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: pulumi.interpolate`${logs.arn}:*`,
                }),
            },
            child,
        );
        const patterns = {
            // The warning tells neither the group nor the cluster: it is one of the account's instances in the region.
            instances: pulumi.output({
                source: ["aws.ec2"],
                "detail-type": ["EC2 Spot Instance Interruption Warning"],
            }),
            tasks: pulumi.output(clusterArn).apply((arn) => ({
                source: ["aws.ecs"],
                "detail-type": ["ECS Task State Change"],
                detail: { clusterArn: [arn], lastStatus: ["STOPPED"], stopCode: ["SpotInterruption"] },
            })),
        };
        const counts = {
            instances: "Spot instances of this account and region that AWS takes back",
            tasks: "Tasks on Fargate Spot that AWS takes back",
        };
        this.ruleNames = Object.fromEntries(
            plan.counts.map((of) => {
                const rule = new cloudwatch.EventRule(
                    `${name}-spot-${of}`,
                    transformed(transform.rule, {
                        description: counts[of],
                        eventPattern: pulumi.jsonStringify(patterns[of]),
                        tags,
                    }),
                    child,
                );
                new cloudwatch.EventTarget(
                    `${name}-spot-${of}`,
                    { rule: rule.name, arn: logs.arn },
                    { ...child, dependsOn: [rights] },
                );
                return [of, rule.name];
            }),
        );
        this.registerOutputs({});
    }
}
