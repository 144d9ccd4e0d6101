import type { ServicePlan } from "../service";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What the tables of services cost: by the request, and by what is stored, so that one that nobody uses costs next to nothing. */
export const tableItems = (services: readonly ServicePlan[]): CostItem[] => [
    {
        key: "tables/used",
        label: "DynamoDB tables, requests and storage",
        unit: "tables",
        quantity: throughout(services.filter(({ table }) => table !== undefined).length),
        priced: { missing: "what requests to DynamoDB, and the items there with their backups, cost is not known" },
    },
];
