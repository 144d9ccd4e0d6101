import { byKey } from "../by-key";
import type { ServiceSpec } from "../schema/service";

/** A topic of SNS, which carries one event from all that publish it to all that subscribe to it. */
export interface TopicPlan {
    readonly event: string;
    readonly name: string;
}

/** A topic that a service publishes to. */
export interface PublishedTopicPlan {
    readonly event: string;
    /** The environment variable that tells the publisher the topic's ARN. */
    readonly variable: string;
}

/** An event that a service gets in its queue by the event's topic. */
export interface TopicSubscriptionPlan {
    readonly event: string;
    readonly topicName: string;
    /** Which messages pass, as SNS takes it: JSON. Without it, all do. */
    readonly filterPolicy?: string;
    /** Whether a filter holds some of them back. */
    readonly filtered: boolean;
}

/** The topic's name, in which SNS takes no dots. No event has an underscore in its name. */
export const topicName = (environmentName: string, event: string): string =>
    `${environmentName}-${event.replaceAll(".", "_")}`;

/** The environment variable with the ARN of an event's topic: `ORDER_PLACED_TOPIC_ARN`. */
export const topicVariable = (event: string): string => `${event.toUpperCase().replaceAll(/[.-]/g, "_")}_TOPIC_ARN`;

/** What is published by topics, as far as it is written. */
type Publisher = Pick<ServiceSpec, "publishes">;

/** The events that a service publishes by topics, each once and in the order of their names. */
const topicEvents = ({ publishes }: Publisher): string[] =>
    [
        ...new Set(
            publishes.flatMap((each) => (typeof each !== "string" && each.transport === "sns" ? [each.event] : [])),
        ),
    ].sort();

/** The topics of an environment, in the order of their events. */
export const planTopics = (environmentName: string, services: Readonly<Record<string, Publisher>>): TopicPlan[] =>
    [...new Set(Object.values(byKey(services)).flatMap(topicEvents))]
        .sort()
        .map((event) => ({ event, name: topicName(environmentName, event) }));

/** The topics that a service publishes to, in the order of their events. */
export const planPublishedTopics = (publisher: Publisher): PublishedTopicPlan[] =>
    topicEvents(publisher).map((event) => ({ event, variable: topicVariable(event) }));
