import { byKey } from "../by-key";
import type { Configuration } from "../schema/configuration";
import type { FilterCondition, FilterSpec, SubscriptionSpec } from "../schema/event";
import type { ServiceSpec } from "../schema/service";

/** The event bus of an environment. */
export interface EventsPlan {
    readonly busName: string;
}

/** An event that a service gets in its queue. */
export interface SubscriptionPlan {
    readonly event: string;
    /** The rule on the bus. */
    readonly ruleName: string;
    /** Which events the rule lets through, as EventBridge takes it: JSON. */
    readonly pattern: string;
    /** Whether a filter holds some of them back. */
    readonly filtered: boolean;
}

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

/** The event of a subscription, which may be written as its name alone. */
export const eventOf = (subscription: SubscriptionSpec): string =>
    typeof subscription === "string" ? subscription : subscription.event;

/** The filter of a subscription, if it has one. */
export const filterOf = (subscription: SubscriptionSpec): FilterSpec | undefined =>
    typeof subscription === "string" ? undefined : subscription.filter;

/** The services that publish an event, in the order of their names. */
export const publishersOf = (event: string, services: EventServices): string[] =>
    Object.keys(byKey(services)).filter((name) => services[name]?.publishes.includes(event) === true);

/** The rule's name, of which there is one a service and event on the bus. */
export const ruleNameOf = (service: string, event: string): string => `${service}.${event}`;

/** What fields must be, each within the one that holds it. */
interface DetailPattern {
    readonly [field: string]: readonly FilterCondition[] | DetailPattern;
}

/** A filter as EventBridge writes it: `customer.tier` is `tier` within `customer`. */
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

/** The bus of an environment in which a service publishes or subscribes; there is none in another. */
export const planEvents = (environmentName: string, services: EventServices): EventsPlan | undefined =>
    Object.values(services).some(({ publishes, subscribes }) => publishes.length > 0 || subscribes.length > 0)
        ? { busName: environmentName }
        : undefined;

/** The events that a service publishes, each once and in the order of their names. */
export const planPublishes = ({ publishes }: Pick<ServiceSpec, "publishes">): string[] =>
    [...new Set(publishes)].sort();

/** The events that a service gets, in the order of their names. One that nobody publishes is left out: a check tells of it. */
export function planSubscriptions(
    { name, subscribes }: Pick<ServiceSpec, "name" | "subscribes">,
    services: EventServices,
): SubscriptionPlan[] {
    const byEvent = new Map(subscribes.map((each) => [eventOf(each), filterOf(each)] as const));
    return [...byEvent]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([event, filter]) => {
            const publishers = publishersOf(event, services);
            if (publishers.length === 0) return [];
            return {
                event,
                ruleName: ruleNameOf(name, event),
                pattern: eventPattern(event, publishers, filter),
                filtered: filter !== undefined,
            };
        });
}

/** The name of the queue for events that EventBridge could not deliver to a service's queue. */
export const eventDeadLetterName = (environmentName: string, service: string): string =>
    `${environmentName}-${service}-events-dead-letters`;
