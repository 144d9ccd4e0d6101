import type { ServicePlan } from "../service";
import { hoursPerMonth, type CostItem } from "./item";
import { throughout } from "./levels";

/** What the databases of services cost: a standby is billed as a second instance with a second disk. */
export function databaseItems(services: readonly ServicePlan[]): CostItem[] {
    const databases = services.flatMap(({ database }) => database ?? []);
    const copies = ({ multiZone }: { readonly multiZone: boolean }) => (multiZone ? 2 : 1);
    const classes = [...new Set(databases.map(({ instanceClass }) => instanceClass))].sort();
    return [
        ...classes.map((instanceClass): CostItem => ({
            key: `databases/${instanceClass}`,
            label: `Databases on ${instanceClass}, standbys included`,
            unit: "hours",
            quantity: throughout(
                hoursPerMonth *
                    databases
                        .filter((database) => database.instanceClass === instanceClass)
                        .reduce((sum, database) => sum + copies(database), 0),
            ),
            priced: {
                missing: `what an hour of ${instanceClass} costs is not known: see the pricing page of RDS for PostgreSQL`,
            },
        })),
        {
            key: "databases/storage",
            label: "Disks of databases, before they grow",
            unit: "GB-months",
            quantity: throughout(databases.reduce((sum, of) => sum + copies(of) * of.storageGiB, 0)),
            priced: {
                missing: "what the disk of a database costs is not known: see the pricing page of RDS for PostgreSQL",
            },
        },
        {
            key: "databases/secrets",
            label: "Secrets of databases: of the master and of the service",
            unit: "secrets",
            quantity: throughout(2 * databases.length),
            priced: { missing: "what a secret costs is not known: see the pricing page of Secrets Manager" },
        },
    ];
}
