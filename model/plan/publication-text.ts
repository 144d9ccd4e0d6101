import type { ServicePlan } from "./service";

/** The events that a service publishes, in the order of their names, each by what it goes where that is not the bus: `price.changed (by topic)`. */
export const publicationTexts = ({ publishes, topics }: Pick<ServicePlan, "publishes" | "topics">): string[] =>
    [...publishes.map((event) => ({ event, note: "" })), ...topics.map(({ event }) => ({ event, note: " (by topic)" }))]
        .sort((a, b) => (a.event < b.event ? -1 : 1))
        .map(({ event, note }) => `${event}${note}`);
