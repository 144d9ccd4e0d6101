import { functionQueueRetentionDays } from "../../plan/function-queue";
import { inDays, inSeconds, type Days, type Duration } from "../../schema/units";
import { eachFunction, eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

const secondsPerDay = 86_400;
const shortestSeconds = 60;

const wrong = (messageAge: Duration | false | undefined, retention: Days, told: string, at: At): Finding[] => {
    if (messageAge === undefined || messageAge === false) return [];
    const seconds = inSeconds(messageAge);
    const path = at("alarms", "messageAge");
    if (seconds < shortestSeconds)
        return [finding(path, `must be at least 1 min, got "${messageAge}"`, 'write for example "15 min"')];
    return seconds < inDays(retention) * secondsPerDay
        ? []
        : [
              finding(
                  path,
                  `is "${messageAge}", and no message waits so long: the queue drops it after ${told}`,
                  "write a shorter time, or keep messages for longer",
              ),
          ];
};

const services: Check = eachService(({ queue, alarms: { messageAge } }, at) =>
    queue === undefined ? [] : wrong(messageAge, queue.retention, `${queue.retention} (retention)`, at),
);

/** How long the queue of a function keeps an event. */
const functionRetention: Days = `${functionQueueRetentionDays} days`;

const functions: Check = eachFunction(({ subscribes, alarms: { messageAge } }, at) =>
    subscribes.length === 0 ? [] : wrong(messageAge, functionRetention, functionRetention, at),
);

const check: Check = (input) => [...services(input), ...functions(input)];

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
