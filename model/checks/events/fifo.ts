import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ queue, subscribes }, at) =>
    subscribes.length > 0 && queue?.fifo === true
        ? [
              finding(
                  at("queue", "fifo"),
                  "is true, and EventBridge delivers events in no order",
                  "remove it: give events a number of their own where their order counts",
              ),
          ]
        : [],
);

/** The rule `events/fifo`. */
export const eventsFifo: Rule = {
    id: "events/fifo",
    severity: "error",
    what: "A service that subscribes to events has a queue that is not FIFO.",
    why: "EventBridge may deliver events late, twice and in another order than they were published: a FIFO queue would keep that order, and its lower throughput.",
    remedy: "Remove fifo, or let who needs the order send to the queue itself, with `sends`.",
    source: "Amazon EventBridge event delivery, EventBridge user guide; Amazon SQS FIFO queues, SQS developer guide.",
    check,
};
