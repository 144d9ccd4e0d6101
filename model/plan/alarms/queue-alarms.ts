import type { ServiceSpec } from "../../schema/service";
import { inSeconds, type Duration } from "../../schema/units";
import type { AlarmPlan, MetricSubject } from "../alarm";
import type { EventCarrier } from "../events";
import type { AlarmDraft } from "./draft";
import { queueMetric } from "./queue-terms";

const secondsPerDay = 86_400;

/** The age of a message that is told of where the configuration names none, and no message is hidden for longer. */
export const defaultMessageAgeSeconds = 15 * 60;

/** What has a queue, as far as its alarms go. */
export interface QueueOwner {
    readonly name: string;
    readonly queue?: { readonly visibilityTimeoutSeconds: number; readonly retentionDays: number };
    /** What brings events into its queue. */
    readonly carriers: readonly EventCarrier[];
    /** The thresholds that the configuration names. */
    readonly alarms: {
        readonly messageAge?: Duration | false | undefined;
        readonly deadLetters?: number | false | undefined;
        readonly undeliveredEvents?: number | false | undefined;
    };
    /** What may be wrong where messages wait for long. */
    readonly late: string;
}

/**
 * The age of a queue's oldest message that is told of. Where the configuration names none, a message may be received twice
 * before, as one is whose first task was replaced; and half of the time that SQS keeps it is left.
 * Source: ApproximateAgeOfOldestMessage counts messages that are worked on, Available CloudWatch metrics for Amazon SQS, SQS developer guide.
 */
function messageAgeSeconds({ queue, alarms }: QueueOwner): number | false {
    if (queue === undefined || alarms.messageAge === false) return false;
    if (alarms.messageAge !== undefined) return inSeconds(alarms.messageAge);
    const twice = 2 * queue.visibilityTimeoutSeconds;
    return Math.min(Math.max(defaultMessageAgeSeconds, twice), (queue.retentionDays * secondsPerDay) / 2);
}

const ageText = (seconds: number): string => (seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`);

/** More messages than there may be in a dead-letter queue, from the first minute on: what is there was tried often enough. */
export const deadLettersAbove = (
    kind: Extract<MetricSubject["kind"], "dead-letters" | "event-dead-letters" | "schedule-dead-letters">,
    service: string,
    most: number,
): Omit<AlarmPlan, "key" | "name" | "description"> => ({
    terms: [{ id: "waiting", metric: queueMetric({ kind, service }, "ApproximateNumberOfMessagesVisible") }],
    comparison: "above",
    threshold: most,
    periods: 1,
    datapoints: 1,
    missingData: "notBreaching",
});

/** Whether a job of a service is started at fixed times, so that there is a queue for what was not. */
export const hasSchedules = ({ jobs }: Pick<ServiceSpec, "jobs">): boolean =>
    Object.values(jobs).some(({ schedule }) => schedule !== undefined);

/** The alarms on the queue of a service or function, by the kind of each. */
export function queueAlarms(owner: QueueOwner): Record<string, AlarmDraft | false> {
    const { name, queue, carriers, alarms, late } = owner;
    const age = messageAgeSeconds(owner);
    const { deadLetters: mostDead = 0, undeliveredEvents = 0 } = alarms;
    return {
        "message-age": age !== false && {
            description: `A message waits in the queue of ${name} for more than ${ageText(age)}. ${late}`,
            terms: [
                {
                    id: "age",
                    metric: queueMetric({ kind: "queue", service: name }, "ApproximateAgeOfOldestMessage"),
                },
            ],
            comparison: "above",
            threshold: age,
            periods: 5,
            datapoints: 3,
            missingData: "notBreaching",
        },
        "dead-letters": queue !== undefined &&
            mostDead !== false && {
                description: `Messages that ${name} could not work on are in its dead-letter queue${moreThan(mostDead)}. SQS drops them after 14 days.`,
                ...deadLettersAbove("dead-letters", name, mostDead),
            },
        "undelivered-events": carriers.length > 0 &&
            undeliveredEvents !== false && {
                description: `${carriers.join(" or ")} could not deliver events to the queue of ${name}. The messages in their dead-letter queue${moreThan(undeliveredEvents)} tell which, and why.`,
                ...deadLettersAbove("event-dead-letters", name, undeliveredEvents),
            },
    };
}

/** The alarm on the jobs of a service that were not started at their times, by its kind. */
export function jobAlarms(spec: ServiceSpec): Record<string, AlarmDraft | false> {
    const { name, alarms } = spec;
    const { missedJobs = 0 } = alarms;
    return {
        "missed-jobs": hasSchedules(spec) &&
            missedJobs !== false && {
                description: `EventBridge Scheduler could not start jobs of ${name}. The messages in their dead-letter queue${moreThan(missedJobs)} tell which, and why.`,
                ...deadLettersAbove("schedule-dead-letters", name, missedJobs),
            },
    };
}

/** Says how many there are more than, where that is not simply some. */
export const moreThan = (most: number): string => (most === 0 ? "" : `, more than ${most}`);
