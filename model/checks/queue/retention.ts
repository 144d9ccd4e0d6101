import { longestMessageRetentionDays } from "../../aws/limits";
import { inDays } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ queue }, at) => {
    if (queue === undefined) return [];
    const days = inDays(queue.retention);
    return days >= 1 && days <= longestMessageRetentionDays
        ? []
        : [
              finding(
                  at("queue", "retention"),
                  `must be from 1 to ${longestMessageRetentionDays} days, got "${queue.retention}"`,
                  `write "${days < 1 ? "1 day" : `${longestMessageRetentionDays} days`}"`,
              ),
          ];
});

/** The rule `queue/retention`. */
export const queueRetention: Rule = {
    id: "queue/retention",
    severity: "error",
    what: "A queue keeps its messages for 1 to 14 days.",
    why: "SQS refuses a longer period, and a shorter one loses messages over a night in which no task runs.",
    remedy: "Write a few days more than it may take until someone looks at a queue that is not worked on.",
    source: "SetQueueAttributes (MessageRetentionPeriod), SQS API reference.",
    check,
};
