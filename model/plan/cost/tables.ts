import type { ServicePlan } from "../service";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What the tables of services and functions cost: by the request, and by what is stored, so that one that nobody uses costs next to nothing. */
export const tableItems = (owners: readonly Pick<ServicePlan, "table">[]): CostItem[] => [
    {
        key: "tables/used",
        label: "DynamoDB tables, requests and storage",
        unit: "tables",
        quantity: throughout(owners.filter(({ table }) => table !== undefined).length),
        priced: { missing: "what requests to DynamoDB, and the items there with their backups, cost is not known" },
    },
];
