import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ name, subscribes, alarms: { undeliveredEvents } }, at) =>
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

/** The rule `alarms/no-subscription`. */
export const alarmsNoSubscription: Rule = {
    id: "alarms/no-subscription",
    severity: "error",
    what: "Only a service that subscribes to events has an alarm on events that were not delivered.",
    why: "Nothing is delivered to another one: the alarm would never begin.",
    remedy: "Remove the threshold, or write it in the service that subscribes.",
    source: "Using dead-letter queues to process undelivered events in EventBridge, EventBridge user guide.",
    check,
};
