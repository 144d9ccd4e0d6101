import { eachService, finding, type Check, type Rule } from "../rule";

/** The fewest receives that forgive a task which was replaced while it had the message. */
const fewest = 3;

const check: Check = eachService(({ queue }, at) =>
    queue === undefined || queue.maxReceives >= fewest
        ? []
        : [
              finding(
                  at("queue", "maxReceives"),
                  `is ${queue.maxReceives}: a message whose task is replaced while it works on it counts as received`,
                  `write ${fewest} or more`,
              ),
          ],
);

/** The rule `queue/receives`. */
export const queueReceives: Rule = {
    id: "queue/receives",
    severity: "warning",
    what: "A message may be received at least three times before it goes to the dead-letter queue.",
    why: "A deployment, a task that is scaled in or the end of a Spot instance counts as a receive, so that good messages end among the dead ones.",
    remedy: "Write 3 or more, unless working on a message twice does harm.",
    source: "Using dead-letter queues in Amazon SQS, Amazon SQS developer guide: maxReceiveCount.",
    check,
};
