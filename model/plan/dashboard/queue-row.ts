import { queueMetric } from "../alarms/queue-terms";
import type { ServicePlan } from "../service";
import { thresholdOf, type DashboardRow, type Graph, type GraphedOwner } from "./graph";

const waiting = "ApproximateNumberOfMessagesVisible";

/** What of a service or function has to do with its queues. */
type QueueOwnerPlan = Pick<ServicePlan, "name" | "alarms" | "queue" | "eventDeadLetterName">;

function queueGraphs(service: QueueOwnerPlan): Graph[] {
    const queue = { kind: "queue", service: service.name } as const;
    const dead = { kind: "dead-letters", service: service.name } as const;
    return [
        {
            title: "Queue, messages",
            lines: [
                { label: "waiting", of: queueMetric(queue, waiting) },
                { label: "worked on", of: queueMetric(queue, "ApproximateNumberOfMessagesNotVisible") },
            ],
        },
        {
            title: "Age of the oldest message, seconds",
            lines: [{ label: "oldest", of: queueMetric(queue, "ApproximateAgeOfOldestMessage") }],
            ...thresholdOf(service, "message-age"),
        },
        {
            title: "Dead letters, messages",
            upTo: 1,
            lines: [{ label: "could not be worked on", of: queueMetric(dead, waiting) }],
            ...thresholdOf(service, "dead-letters"),
        },
    ];
}

const missed = (owner: GraphedOwner, title: string, label: string, alarm: string): Graph => ({
    title,
    upTo: 1,
    lines: [{ label, of: queueMetric({ kind: "schedule-dead-letters", service: owner.name }, waiting) }],
    ...thresholdOf(owner, alarm),
});

const missedJobs = (service: ServicePlan): Graph =>
    missed(service, "Jobs that could not be started", "starts", "missed-jobs");

/** Runs of a function at fixed times that were not started, or failed each time. */
export const missedRuns = (lambda: GraphedOwner): Graph =>
    missed(lambda, "Runs at fixed times that were missed or failed", "runs", "missed-runs");

const undelivered = (service: QueueOwnerPlan): Graph => ({
    title: "Events that could not be delivered",
    upTo: 1,
    lines: [{ label: "events", of: queueMetric({ kind: "event-dead-letters", service: service.name }, waiting) }],
    ...thresholdOf(service, "undelivered-events"),
});

/** The graphs of the queue of a service or function, if it has one, and of events that did not come to it. */
export const queueGraphsOf = (owner: QueueOwnerPlan): Graph[] => [
    ...(owner.queue === undefined ? [] : queueGraphs(owner)),
    ...(owner.eventDeadLetterName === undefined ? [] : [undelivered(owner)]),
];

/** The row of a service's queue, and of its jobs that have a time; none where it has neither. */
export function queueRow(service: ServicePlan): DashboardRow[] {
    const queued = service.queue !== undefined;
    const scheduled = service.scheduleDeadLetterName !== undefined;
    if (!queued && !scheduled) return [];
    const of = [queued && "queue", scheduled && "jobs"].filter((each) => each !== false);
    return [
        {
            heading: `${service.name}: ${of.join(" and ")}`,
            graphs: [...queueGraphsOf(service), ...(scheduled ? [missedJobs(service)] : [])],
        },
    ];
}
