import type { CostSpec } from "../../schema/cost";
import { inGiB } from "../../schema/units";
import type { DatabasePlan, ServerlessComputePlan } from "../database";
import type { ServicePlan } from "../service";
import { hoursPerMonth, type CostItem } from "./item";
import { atEach, throughout } from "./levels";

/** What the databases of services cost: a standby is billed as a second instance with a second disk. */
export function databaseItems(services: readonly Pick<ServicePlan, "database">[], spec: CostSpec): CostItem[] {
    const databases = services.flatMap(({ database }) => database ?? []);
    return [...instanceItems(databases, spec), ...serverlessItems(databases)];
}

const copies = ({ multiZone }: DatabasePlan) => (multiZone ? 2 : 1);

function instanceItems(databases: readonly DatabasePlan[], spec: CostSpec): CostItem[] {
    const instances = databases.flatMap((of) =>
        of.compute.kind === "instance" ? [{ ...of.compute, copies: copies(of) }] : [],
    );
    const classes = [...new Set(instances.map(({ instanceClass }) => instanceClass))].sort();
    return [
        ...classes.map((instanceClass): CostItem => ({
            key: `databases/${instanceClass}`,
            label: `Databases on ${instanceClass}, standbys included`,
            unit: "instance-hours",
            quantity: throughout(
                hoursPerMonth *
                    instances
                        .filter((instance) => instance.instanceClass === instanceClass)
                        .reduce((sum, instance) => sum + instance.copies, 0),
            ),
            priced: { of: "databases", instanceType: instanceClass },
        })),
        {
            key: "databases/storage",
            label: "Disks of databases, before they grow",
            unit: "GB-months",
            quantity: throughout(instances.reduce((sum, of) => sum + of.copies * of.storageGiB, 0)),
            priced: { thing: "rds.gp3" },
        },
        {
            key: "databases/backups",
            label: "Backups of databases, beyond the size of their disks",
            unit: "GB-months",
            quantity: throughout(instances.length === 0 ? 0 : inGiB(spec.databaseBackups)),
            priced: { thing: "rds.backup" },
        },
    ];
}

/** From the least capacity that is billed to the most. What is stored is billed by what is in it, which nobody knows before. */
function serverlessItems(databases: readonly DatabasePlan[]): CostItem[] {
    const serverless = databases.flatMap((of) =>
        of.compute.kind === "serverless" ? [{ ...of.compute, copies: copies(of) }] : [],
    );
    const hours = (capacity: (of: ServerlessComputePlan) => number) =>
        hoursPerMonth * serverless.reduce((sum, of) => sum + of.copies * capacity(of), 0);
    return [
        {
            key: "databases/serverless",
            label: "Capacity of Aurora Serverless, readers included",
            unit: "capacity unit hours",
            quantity: atEach((level) => hours(level === "max" ? (of) => of.maxCapacity : (of) => of.minCapacity)),
            priced: {
                missing:
                    "what a capacity unit and the storage of Aurora cost is not known: see the pricing page of Aurora",
            },
        },
    ];
}
