import type { MetricPlan, MetricSubject } from "../alarm";

/** What has metrics of a queue. */
type QueueSubject = Extract<
    MetricSubject,
    { kind: "queue" | "dead-letters" | "event-dead-letters" | "schedule-dead-letters" }
>;

/**
 * A metric that SQS reports of a queue each minute, while it is used and for six hours after that.
 * Source: Available CloudWatch metrics for Amazon SQS, SQS developer guide.
 */
export const queueMetric = (
    of: QueueSubject,
    name:
        | "ApproximateAgeOfOldestMessage"
        | "ApproximateNumberOfMessagesVisible"
        | "ApproximateNumberOfMessagesNotVisible",
): MetricPlan => ({ namespace: "AWS/SQS", name, of, statistic: "Maximum", periodSeconds: 60 });
