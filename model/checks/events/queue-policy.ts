import { longestQueuePolicy } from "../../aws/limits";
import { eventOf, eventServices, hasTopic, ruleNameOf } from "../../plan/events";
import { environmentNameLength } from "../../plan/names";
import { topicName } from "../../plan/topic";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

/** The statements of the policy without the rules, written out. */
const withoutRules = 700;

/** The ARN of a rule but for the rule's name, in quotes and with a comma, with the longest partition and name of an environment. */
const ruleArn = (region: string) =>
    `"arn:aws-us-gov:events:${region}:123456789012:rule//",`.length + environmentNameLength;

/** The ARN of a topic, written out in the same way. */
const topicArn = (region: string, event: string) =>
    `"arn:aws-us-gov:sns:${region}:123456789012:",`.length + environmentNameLength + topicName("", event).length;

const check: Check = eachServiceOrFunction(({ name, subscribes }, at, { region, configuration }) => {
    const services = eventServices(configuration);
    const senders = subscribes
        .map(eventOf)
        .map((event) =>
            hasTopic(event, services) ? topicArn(region, event) : ruleArn(region) + ruleNameOf(name, event).length,
        );
    const length = senders.reduce((sum, each) => sum + each, withoutRules);
    return length <= longestQueuePolicy
        ? []
        : [
              finding(
                  at("subscribes"),
                  `names ${subscribes.length} events, whose rules do not fit into the ${longestQueuePolicy} bytes of a queue's policy`,
                  "divide the service, or give events with the same meaning one name and a field that tells them apart",
              ),
          ];
});

/** The rule `events/queue-policy`. */
export const eventsQueuePolicy: Rule = {
    id: "events/queue-policy",
    severity: "error",
    what: "A service or function subscribes to no more events than its queue's policy can name rules and topics: about 60.",
    why: "The queue takes events from exactly these rules and topics, and SQS refuses a policy of more than 8,192 bytes.",
    remedy: "Divide the service, or let one event have a field in the place of several names.",
    source: "Quotas related to policies, Amazon SQS developer guide.",
    check,
};
