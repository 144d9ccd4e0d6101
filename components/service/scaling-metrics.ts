import type * as aws from "@pulumi/aws/types";
import type * as pulumi from "@pulumi/pulumi";
import type { NamedMetricPlan, StepsPlan } from "../../model/plan/scaling-metric";

/** What names a service's own metrics. */
export interface MetricOwner {
    readonly clusterName: pulumi.Input<string>;
    readonly serviceName: pulumi.Input<string>;
    /** Its queue, for the messages in it. */
    readonly queueName?: pulumi.Input<string>;
}

/** A metric with what tells it from others of its name. */
interface Metric {
    readonly namespace: string;
    readonly name: string;
    readonly statistic: string;
    readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
}

const ofService = ({ clusterName, serviceName }: MetricOwner) => ({
    ClusterName: clusterName,
    ServiceName: serviceName,
});

const ofQueue = (owner: MetricOwner, name: string): Metric => ({
    namespace: "AWS/SQS",
    name,
    statistic: "Maximum",
    dimensions: { QueueName: owner.queueName ?? "" },
});

const waiting = (owner: MetricOwner) => ofQueue(owner, "ApproximateNumberOfMessagesVisible");

/** Source: Amazon ECS Container Insights metrics, CloudWatch user guide. */
const running = (owner: MetricOwner): Metric => ({
    namespace: "ECS/ContainerInsights",
    name: "RunningTaskCount",
    statistic: "Average",
    dimensions: ofService(owner),
});

/** The metric that steps look at. */
export function stepMetric(metric: StepsPlan["metric"], owner: MetricOwner): Metric {
    if (metric === "backlog") return waiting(owner);
    if (metric === "cpu" || metric === "memory")
        return {
            namespace: "AWS/ECS",
            name: metric === "cpu" ? "CPUUtilization" : "MemoryUtilization",
            statistic: "Average",
            dimensions: ofService(owner),
        };
    return metric;
}

type CustomMetric =
    aws.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification;
type Query = aws.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetric;

const dimensionList = (dimensions: Metric["dimensions"]) =>
    Object.entries(dimensions).map(([name, value]) => ({ name, value }));

const query = (id: string, { namespace, name, statistic, dimensions }: Metric): Query => ({
    id,
    metricStat: { metric: { namespace, metricName: name, dimensions: dimensionList(dimensions) }, stat: statistic },
    returnData: false,
});

/** A metric by its own name, as a target. */
export const trackedMetric = ({ namespace, name, statistic, dimensions }: NamedMetricPlan): CustomMetric => ({
    namespace,
    metricName: name,
    statistic,
    ...(Object.keys(dimensions).length > 0 && { dimensions: dimensionList(dimensions) }),
});

/**
 * The messages in the queue for each running task, as AWS reckons it. Where there may be no task, one stands in for none,
 * lest the division has no result; and messages that a task works on count too, so that the last task is not ended
 * before its last message.
 * Source: Create a target tracking scaling policy using metric math, Application Auto Scaling user guide.
 */
export const backlogPerTask = (owner: MetricOwner, reachesZero: boolean): CustomMetric => ({
    metrics: [
        query("waiting", waiting(owner)),
        query("running", running(owner)),
        ...(reachesZero
            ? [
                  query("worked", ofQueue(owner, "ApproximateNumberOfMessagesNotVisible")),
                  { id: "tasks", expression: "FILL(running, 0)", returnData: false },
                  {
                      id: "backlog",
                      expression: "(FILL(waiting, 0) + FILL(worked, 0)) / IF(tasks > 0, tasks, 1)",
                      label: "Messages a task",
                      returnData: true,
                  },
              ]
            : [{ id: "backlog", expression: "waiting / running", label: "Messages a task", returnData: true }]),
    ],
});

/** What names a service's two target groups in metrics. */
export interface TargetGroupPair {
    readonly albArnSuffix: pulumi.Input<string>;
    readonly targetGroupArnSuffixes: readonly [first: pulumi.Input<string>, second: pulumi.Input<string>];
}

/**
 * The requests for each task of a service whose requests ECS moves between two target groups. Each group has as many tasks
 * as the service when requests are moved to it, so that what both report for a task is together what one task gets of all.
 * The metric that Application Auto Scaling knows of itself is of one group.
 * Source: CloudWatch metrics for your Application Load Balancer (RequestCountPerTarget), ELB user guide; Create a target
 * tracking scaling policy using metric math, Application Auto Scaling user guide.
 */
export const requestsPerTask = ({ albArnSuffix, targetGroupArnSuffixes: [first, second] }: TargetGroupPair) => {
    const of = (group: pulumi.Input<string>): Metric => ({
        namespace: "AWS/ApplicationELB",
        name: "RequestCountPerTarget",
        statistic: "Sum",
        dimensions: { LoadBalancer: albArnSuffix, TargetGroup: group },
    });
    return {
        metrics: [
            query("first", of(first)),
            query("second", of(second)),
            {
                id: "requests",
                expression: "FILL(first, 0) + FILL(second, 0)",
                label: "Requests a task",
                returnData: true,
            },
        ],
    } satisfies CustomMetric;
};

/** The messages that wait while no task runs, as an alarm asks for it. */
export const unattended = (owner: MetricOwner) =>
    [
        ...(["waiting", "running"] as const).map((id) => {
            const { namespace, name, statistic, dimensions } = { waiting, running }[id](owner);
            return { id, metric: { namespace, metricName: name, dimensions, stat: statistic, period: 60 } };
        }),
        {
            id: "unattended",
            expression: "IF(FILL(running, 0) < 1, FILL(waiting, 0), 0)",
            label: "Messages that no task waits for",
            returnData: true,
        },
    ] satisfies aws.input.cloudwatch.MetricAlarmMetricQuery[];
