import { eachFunction, eachService, finding, type Check, type Rule } from "../rule";

const services: Check = eachService(({ name, subscribes, alarms: { undeliveredEvents } }, at) =>
    undeliveredEvents === undefined || undeliveredEvents === false || subscribes.length > 0
        ? []
        : [
              finding(
                  at("alarms", "undeliveredEvents"),
                  `"${name}" subscribes to no events`,
                  "remove it, or name the events that it subscribes to",
              ),
          ],
);

/** A function has a queue for the events that it subscribes to alone. */
const functions: Check = eachFunction(({ name, subscribes, alarms }, at) =>
    subscribes.length > 0
        ? []
        : (["messageAge", "deadLetters", "undeliveredEvents"] as const)
              .filter((option) => alarms[option] !== undefined && alarms[option] !== false)
              .map((option) =>
                  finding(
                      at("alarms", option),
                      `"${name}" subscribes to no events`,
                      "remove it, or name the events that it subscribes to",
                  ),
              ),
);

const check: Check = (input) => [...services(input), ...functions(input)];

/** The rule `alarms/no-subscription`. */
export const alarmsNoSubscription: Rule = {
    id: "alarms/no-subscription",
    severity: "error",
    what: "Only what subscribes to events has an alarm on events that were not delivered; and of functions, one on their queue.",
    why: "Nothing is delivered to another one: the alarm would never begin.",
    remedy: "Remove the threshold, or write it in the service that subscribes.",
    source: "Using dead-letter queues to process undelivered events in EventBridge, EventBridge user guide; Amazon SNS dead-letter queues, Amazon SNS developer guide.",
    check,
};
