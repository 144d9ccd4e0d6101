import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmPlan, MetricPlan, MetricSubject } from "../../model/plan/alarm";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** What tells a metric from others of its name: `{ ClusterName: …, ServiceName: … }`. */
export type Dimensions = Readonly<Record<string, pulumi.Input<string>>>;

/** What {@link declareMetricAlarm} takes. */
export interface MetricAlarmArgs {
    readonly plan: AlarmPlan;
    /** Gives the dimensions of each subject that the plan names. */
    readonly dimensionsOf: (subject: MetricSubject) => Dimensions;
    /** The topics that are told when it begins, and when it is over. @default none */
    readonly topicArns?: readonly pulumi.Input<string>[];
    readonly tags: Tags;
    /** Changes to its arguments. @default none */
    readonly transform?: Transform<cloudwatch.MetricAlarmArgs>;
}

const operators: Readonly<Record<AlarmPlan["comparison"], string>> = {
    above: "GreaterThanThreshold",
    "at-least": "GreaterThanOrEqualToThreshold",
    below: "LessThanThreshold",
    "at-most": "LessThanOrEqualToThreshold",
};

const isPercentile = (statistic: string): boolean => /^p\d/.test(statistic);

/** An alarm on one metric names it by itself: the console shows and edits it as such. */
function single(metric: MetricPlan, dimensions: Dimensions) {
    return {
        namespace: metric.namespace,
        metricName: metric.name,
        dimensions,
        period: metric.periodSeconds,
        ...(isPercentile(metric.statistic) ? { extendedStatistic: metric.statistic } : { statistic: metric.statistic }),
    };
}

function watched({ terms }: AlarmPlan, dimensionsOf: MetricAlarmArgs["dimensionsOf"]) {
    const [only] = terms;
    if (terms.length === 1 && only !== undefined && "metric" in only)
        return single(only.metric, dimensionsOf(only.metric.of));
    return {
        metricQueries: terms.map((term, index) => ({
            id: term.id,
            ...("metric" in term
                ? {
                      metric: {
                          namespace: term.metric.namespace,
                          metricName: term.metric.name,
                          dimensions: dimensionsOf(term.metric.of),
                          period: term.metric.periodSeconds,
                          stat: term.metric.statistic,
                      },
                  }
                : { expression: term.expression, label: term.label }),
            returnData: index === terms.length - 1,
        })),
    };
}

/** Declares an alarm. Its name is the plan's: that is what people who are told of it read. */
export function declareMetricAlarm(parent: pulumi.Resource, args: MetricAlarmArgs): cloudwatch.MetricAlarm {
    const { plan, dimensionsOf, topicArns = [], transform } = args;
    return new cloudwatch.MetricAlarm(
        plan.key,
        transformed(transform, {
            name: plan.name,
            alarmDescription: plan.description,
            ...watched(plan, dimensionsOf),
            comparisonOperator: operators[plan.comparison],
            threshold: plan.threshold,
            evaluationPeriods: plan.periods,
            datapointsToAlarm: plan.datapoints,
            treatMissingData: plan.missingData,
            ...(topicArns.length > 0 && { alarmActions: [...topicArns], okActions: [...topicArns] }),
            tags: args.tags,
        }),
        { parent },
    );
}
