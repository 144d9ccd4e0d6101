import { eachService, finding, type Check, type Rule } from "../rule";

/** The alarms on what SQS tells of a service's queue. */
const onQueue = ["messageAge", "deadLetters"] as const;

const check: Check = eachService(({ name, queue, alarms }, at) =>
    queue === undefined
        ? onQueue
              .filter((key) => alarms[key] !== undefined && alarms[key] !== false)
              .map((key) =>
                  finding(at("alarms", key), `"${name}" has no queue`, "remove it, or give the service a queue"),
              )
        : [],
);

/** The rule `alarms/no-queue`. */
export const alarmsNoQueue: Rule = {
    id: "alarms/no-queue",
    severity: "error",
    what: "Only a service with a queue has alarms on its messages.",
    why: "Without a queue there is no such metric, and the alarm would never begin. The queue that a service sends to is watched by the service that takes from it.",
    remedy: "Remove the threshold, or write it in the service that has the queue.",
    source: "Available CloudWatch metrics for Amazon SQS, SQS developer guide.",
    check,
};
