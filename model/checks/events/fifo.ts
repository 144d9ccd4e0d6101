import { eventOf, eventServices, hasTopic } from "../../plan/events";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ queue, subscribes }, at, { configuration }) => {
    if (subscribes.length === 0 || queue?.fifo !== true) return [];
    const byTopics = subscribes.every((each) => hasTopic(eventOf(each), eventServices(configuration)));
    return [
        finding(
            at("queue", "fifo"),
            byTopics
                ? "is true, and the topics of events deliver to no FIFO queue"
                : "is true, and EventBridge delivers events in no order",
            "remove it: give events a number of their own where their order counts",
        ),
    ];
});

/** The rule `events/fifo`. */
export const eventsFifo: Rule = {
    id: "events/fifo",
    severity: "error",
    what: "A service that subscribes to events has a queue that is not FIFO.",
    why: "EventBridge and standard topics of SNS may deliver events late, twice and in another order than they were published: a FIFO queue would keep that order, and its lower throughput. SNS refuses the subscription.",
    remedy: "Remove fifo, or let who needs the order send to the queue itself, with `sends`.",
    source: "Amazon EventBridge event delivery, EventBridge user guide; Amazon SQS FIFO queues, SQS developer guide; Fanout to Amazon SQS queues, Amazon SNS developer guide.",
    check,
};
