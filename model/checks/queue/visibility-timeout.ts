import { longestVisibilityTimeoutSeconds } from "../../aws/limits";
import { visibilityTimeoutSeconds } from "../../plan/queue";
import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const { queue, stopTimeout } = service;
    if (queue === undefined) return [];
    const path = at("queue", "visibilityTimeout");
    const visible = visibilityTimeoutSeconds(service);
    const stop = inSeconds(stopTimeout);
    if (visible > longestVisibilityTimeoutSeconds)
        return [
            finding(
                path,
                `is ${visible} s, and SQS hides a message for at most ${longestVisibilityTimeoutSeconds} s (12 hours)`,
                "write less, and let a task that takes longer extend it with ChangeMessageVisibility",
            ),
        ];
    return visible >= stop
        ? []
        : [
              finding(
                  path,
                  `is ${visible} s, and a task that is stopped may work on a message for the ${stop} s of its stopTimeout`,
                  `write "${stop} s" or more, or a shorter stopTimeout`,
              ),
          ];
});

/** The rule `queue/visibility-timeout`. */
export const queueVisibilityTimeout: Rule = {
    id: "queue/visibility-timeout",
    severity: "error",
    what: "A message stays hidden for at least as long as the task that has it may take to stop, and at most 12 hours.",
    why: "While a task that is being replaced still works on a message, SQS would give it to another one, and it would be worked on twice.",
    remedy: "Write more than a message takes to work on, or leave it out: it is twice the stopTimeout then.",
    source: "Amazon SQS visibility timeout, Amazon SQS developer guide; SetQueueAttributes (VisibilityTimeout), SQS API reference.",
    check,
};
