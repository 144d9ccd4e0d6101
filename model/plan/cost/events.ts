import type { CostSpec } from "../../schema/cost";
import type { Plan } from "../plan";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/**
 * What the services put on the event bus and on topics. That rules match them, and that they are brought to queues of the account,
 * costs nothing.
 */
export const eventItems = ({ events, topics }: Pick<Plan, "events" | "topics">, spec: CostSpec): CostItem[] => [
    {
        key: "events/published",
        label: "Events on the event bus",
        unit: "million events",
        quantity: throughout(events === undefined ? 0 : spec.millionEvents),
        priced: { thing: "eventbridge.million-events" },
    },
    {
        key: "topics/published",
        label: "Events on topics",
        unit: "million requests",
        quantity: throughout(topics.length * spec.millionTopicEvents),
        priced: { thing: "sns.million-requests" },
    },
    {
        key: "topics/key",
        label: "Encryption key of the topics",
        unit: "keys",
        quantity: throughout(topics.length === 0 ? 0 : 1),
        priced: { thing: "kms.key" },
    },
];
