import type { CostSpec } from "../../schema/cost";
import { inGiB } from "../../schema/units";
import type { ServicePlan } from "../service";
import { hoursPerMonth, type CostItem } from "./item";
import { throughout } from "./levels";

/** What the databases of services cost: a standby is billed as a second instance with a second disk. */
export function databaseItems(services: readonly Pick<ServicePlan, "database">[], spec: CostSpec): CostItem[] {
    const databases = services.flatMap(({ database }) => database ?? []);
    const copies = ({ multiZone }: { readonly multiZone: boolean }) => (multiZone ? 2 : 1);
    const classes = [...new Set(databases.map(({ instanceClass }) => instanceClass))].sort();
    return [
        ...classes.map((instanceClass): CostItem => ({
            key: `databases/${instanceClass}`,
            label: `Databases on ${instanceClass}, standbys included`,
            unit: "instance-hours",
            quantity: throughout(
                hoursPerMonth *
                    databases
                        .filter((database) => database.instanceClass === instanceClass)
                        .reduce((sum, database) => sum + copies(database), 0),
            ),
            priced: { of: "databases", instanceType: instanceClass },
        })),
        {
            key: "databases/storage",
            label: "Disks of databases, before they grow",
            unit: "GB-months",
            quantity: throughout(databases.reduce((sum, of) => sum + copies(of) * of.storageGiB, 0)),
            priced: { thing: "rds.gp3" },
        },
        {
            key: "databases/backups",
            label: "Backups of databases, beyond the size of their disks",
            unit: "GB-months",
            quantity: throughout(databases.length === 0 ? 0 : inGiB(spec.databaseBackups)),
            priced: { thing: "rds.backup" },
        },
    ];
}
