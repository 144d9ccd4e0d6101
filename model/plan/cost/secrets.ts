import type { CostSpec } from "../../schema/cost";
import type { ServicePlan } from "../service";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** A database has that of the master, which RDS keeps, and that of the service. */
const secretsPerDatabase = 2;

/** The secrets that come with databases and caches. Those that are given to services are billed where they belong. */
export function secretItems(
    services: readonly Pick<ServicePlan, "database" | "cache">[],
    { secretReads }: CostSpec,
): CostItem[] {
    const secrets = services.reduce(
        (sum, { database, cache }) => sum + (database ? secretsPerDatabase : 0) + (cache ? 1 : 0),
        0,
    );
    return [
        {
            key: "secrets/kept",
            label: "Secrets of databases and caches",
            unit: "secret-months",
            quantity: throughout(secrets),
            priced: { thing: "secrets-manager.secret" },
        },
        {
            key: "secrets/read",
            label: "Secrets of databases and caches, requests",
            unit: "million requests",
            quantity: throughout(secrets === 0 ? 0 : secretReads / 1e6),
            priced: { thing: "secrets-manager.million-requests" },
        },
    ];
}
