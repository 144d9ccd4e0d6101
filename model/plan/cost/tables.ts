import type { CostSpec } from "../../schema/cost";
import { inGiB } from "../../schema/units";
import type { ServicePlan } from "../service";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What the tables of services and functions cost: by the request, and by what is stored. */
export function tableItems(owners: readonly Pick<ServicePlan, "table">[], spec: CostSpec): CostItem[] {
    const tables = owners.flatMap(({ table }) => table ?? []);
    const storedGiB = inGiB(spec.tableStored);
    return [
        {
            key: "tables/read",
            label: "DynamoDB tables, read",
            unit: "million request units",
            quantity: throughout(tables.length * spec.millionTableReads),
            priced: { thing: "dynamodb.million-reads" },
        },
        {
            key: "tables/written",
            label: "DynamoDB tables, written",
            unit: "million request units",
            quantity: throughout(tables.length * spec.millionTableWrites),
            priced: { thing: "dynamodb.million-writes" },
        },
        {
            key: "tables/stored",
            label: "DynamoDB tables, stored",
            unit: "GB-months",
            quantity: throughout(tables.length * storedGiB),
            priced: { thing: "dynamodb.storage" },
        },
        {
            key: "tables/recovery",
            label: "DynamoDB tables, recovery to any second",
            unit: "GB-months",
            quantity: throughout(tables.filter((table) => table.pointInTimeRecovery).length * storedGiB),
            priced: { thing: "dynamodb.recovery" },
        },
    ];
}
