import { byKey } from "../by-key";
import type { Configuration } from "../schema/configuration";
import type { FilterCondition, FilterSpec, PublicationSpec, SubscriptionSpec } from "../schema/event";
import type { ServiceSpec } from "../schema/service";
import { topicName, type TopicSubscriptionPlan } from "./topic";

/** The event bus of an environment. */
export interface EventsPlan {
    readonly busName: string;
}

/** An event that a service gets in its queue by the bus. */
export interface BusSubscriptionPlan {
    readonly event: string;
    /** The rule on the bus. */
    readonly ruleName: string;
    /** Which events the rule lets through, as EventBridge takes it: JSON. */
    readonly pattern: string;
    /** Whether a filter holds some of them back. */
    readonly filtered: boolean;
}

/** An event that a service gets in its queue. */
export type SubscriptionPlan = BusSubscriptionPlan | TopicSubscriptionPlan;

/** Whether an event comes by a topic, and not by the bus. */
export const comesByTopic = (subscription: SubscriptionPlan): subscription is TopicSubscriptionPlan =>
    "topicName" in subscription;

/** What brings a service its events, in the order of these names. */
export type EventCarrier = "EventBridge" | "SNS";

/** What brings the events that are subscribed to; nothing where there are none. */
export const carriersOf = (subscriptions: readonly SubscriptionPlan[]): EventCarrier[] => [
    ...(busSubscriptions(subscriptions).length > 0 ? (["EventBridge"] as const) : []),
    ...(topicSubscriptions(subscriptions).length > 0 ? (["SNS"] as const) : []),
];

/** The subscriptions to events that come by the bus. */
export const busSubscriptions = (subscriptions: readonly SubscriptionPlan[]): BusSubscriptionPlan[] =>
    subscriptions.filter((each): each is BusSubscriptionPlan => !comesByTopic(each));

/** The subscriptions to events that come by topics. */
export const topicSubscriptions = (subscriptions: readonly SubscriptionPlan[]): TopicSubscriptionPlan[] =>
    subscriptions.filter(comesByTopic);

/** The environment variable that tells a publisher the name of the environment's bus. */
export const eventBusNameVariable = "EVENT_BUS_NAME";

/** Services and functions by name, as far as their events go. */
export type EventServices = Readonly<Record<string, Pick<ServiceSpec, "publishes" | "subscribes">>>;

/** All that may publish events, or subscribe to them. */
export const eventServices = ({
    services,
    functions,
}: Pick<Configuration, "services" | "functions">): EventServices => ({
    ...services,
    ...functions,
});

/** The event of what is published or subscribed to, which may be written as its name alone. */
export const eventOf = (written: PublicationSpec | SubscriptionSpec): string =>
    typeof written === "string" ? written : written.event;

/** What carries an event that a service publishes. */
export const transportOf = (publication: PublicationSpec): "eventbridge" | "sns" =>
    typeof publication === "string" ? "eventbridge" : publication.transport;

/** The filter of a subscription, if it has one. */
export const filterOf = (subscription: SubscriptionSpec): FilterSpec | undefined =>
    typeof subscription === "string" ? undefined : subscription.filter;

/** The services that publish an event, in the order of their names. */
export const publishersOf = (event: string, services: EventServices): string[] =>
    Object.entries(byKey(services)).flatMap(([name, { publishes }]) =>
        publishes.some((each) => eventOf(each) === event) ? [name] : [],
    );

/** Whether an event has a topic: one of its publishers says so, and a check that they agree. */
export const hasTopic = (event: string, services: EventServices): boolean =>
    Object.values(services).some(({ publishes }) =>
        publishes.some((each) => eventOf(each) === event && transportOf(each) === "sns"),
    );

/** The rule's name, of which there is one a service and event on the bus. */
export const ruleNameOf = (service: string, event: string): string => `${service}.${event}`;

/** What fields must be, each within the one that holds it. */
interface DetailPattern {
    readonly [field: string]: readonly FilterCondition[] | DetailPattern;
}

/** A filter as EventBridge and SNS write it: `customer.tier` is `tier` within `customer`. */
function nested(filter: FilterSpec): DetailPattern {
    const paths = Object.entries(byKey(filter)).map(([path, conditions]) => {
        const [field = "", ...rest] = path.split(".");
        return { field, rest: rest.join("."), conditions };
    });
    const fields = [...new Set(paths.map(({ field }) => field))].sort();
    return Object.fromEntries(
        fields.map((field) => {
            const below = paths.filter((path) => path.field === field);
            const own = below.find(({ rest }) => rest === "");
            const within = below.map(({ rest, conditions }) => [rest, conditions] as const);
            return [field, own?.conditions ?? nested(Object.fromEntries(within))];
        }),
    );
}

/** The pattern of the events that a service gets: by their name, who publishes them, and its filter. */
export const eventPattern = (event: string, publishers: readonly string[], filter: FilterSpec | undefined): string =>
    JSON.stringify({
        source: publishers,
        "detail-type": [event],
        ...(filter && { detail: nested(filter) }),
    });

/** Which messages of a topic a service gets, as SNS takes it: JSON. The messages are events as EventBridge would deliver them. */
export const filterPolicy = (filter: FilterSpec): string => JSON.stringify({ detail: nested(filter) });

/** The bus of an environment in which a service publishes or subscribes, other than by topics alone; there is none in another. */
export const planEvents = (environmentName: string, services: EventServices): EventsPlan | undefined =>
    Object.values(services).some(
        ({ publishes, subscribes }) =>
            publishes.some((each) => transportOf(each) === "eventbridge") ||
            subscribes.some((each) => !hasTopic(eventOf(each), services)),
    )
        ? { busName: environmentName }
        : undefined;

/** The events that a service puts on the bus, each once and in the order of their names. */
export const planPublishes = ({ publishes }: Pick<ServiceSpec, "publishes">): string[] =>
    [...new Set(publishes.filter((each) => transportOf(each) === "eventbridge").map(eventOf))].sort();

/** The events that a service gets, in the order of their names. One that nobody publishes is left out: a check tells of it. */
export function planSubscriptions(
    { name, subscribes }: Pick<ServiceSpec, "name" | "subscribes">,
    services: EventServices,
    environmentName: string,
): SubscriptionPlan[] {
    const byEvent = new Map(subscribes.map((each) => [eventOf(each), filterOf(each)] as const));
    return [...byEvent]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([event, filter]): SubscriptionPlan[] => {
            const publishers = publishersOf(event, services);
            if (publishers.length === 0) return [];
            const filtered = filter !== undefined;
            return [
                hasTopic(event, services)
                    ? {
                          event,
                          topicName: topicName(environmentName, event),
                          ...(filter && { filterPolicy: filterPolicy(filter) }),
                          filtered,
                      }
                    : {
                          event,
                          ruleName: ruleNameOf(name, event),
                          pattern: eventPattern(event, publishers, filter),
                          filtered,
                      },
            ];
        });
}

/** The name of the queue for events that could not be delivered to a service's queue. */
export const eventDeadLetterName = (environmentName: string, service: string): string =>
    `${environmentName}-${service}-events-dead-letters`;
