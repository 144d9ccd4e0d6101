import { inDays, inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const secondsPerDay = 86_400;
const shortestSeconds = 60;

const check: Check = eachService(({ queue, alarms: { messageAge } }, at) => {
    if (queue === undefined || messageAge === undefined || messageAge === false) return [];
    const seconds = inSeconds(messageAge);
    const path = at("alarms", "messageAge");
    if (seconds < shortestSeconds)
        return [finding(path, `must be at least 1 min, got "${messageAge}"`, 'write for example "15 min"')];
    return seconds < inDays(queue.retention) * secondsPerDay
        ? []
        : [
              finding(
                  path,
                  `is "${messageAge}", and no message waits so long: the queue drops it after ${queue.retention} (retention)`,
                  "write a shorter time, or keep messages for longer",
              ),
          ];
});

/** The rule `alarms/message-age`. */
export const alarmsMessageAge: Rule = {
    id: "alarms/message-age",
    severity: "error",
    what: "The age of a message that is told of is at least a minute, and less than the queue keeps one.",
    why: "SQS reports the age each minute. A message that is as old as the retention is dropped: nobody would be told before it is lost.",
    remedy: "Write how long a message may wait, with time to look into it before it is dropped.",
    source: "Available CloudWatch metrics for Amazon SQS, SQS developer guide; SetQueueAttributes (MessageRetentionPeriod), SQS API reference.",
    check,
};
