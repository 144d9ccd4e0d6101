import type { CostSpec } from "../../schema/cost";
import type { Plan } from "../plan";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What the services put on the event bus. That rules match them, and bring them to queues of the account, costs nothing. */
export const eventItems = ({ events }: Pick<Plan, "events">, spec: CostSpec): CostItem[] => [
    {
        key: "events/published",
        label: "Events on the event bus",
        unit: "million events",
        quantity: throughout(events === undefined ? 0 : spec.millionEvents),
        priced: { thing: "eventbridge.million-events" },
    },
];
