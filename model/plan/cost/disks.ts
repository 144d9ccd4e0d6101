import type { Plan } from "../plan";
import type { CostItem, Priced } from "./item";
import { mapLevels } from "./levels";

/** What gp3 includes. Source: Amazon EBS volume types, EBS user guide. */
const usual = { iops: 3_000, throughputMiB: 125 } as const;

/** What the disks of tasks cost: each as long as its task runs. */
export const diskItems = ({ services }: Pick<Plan, "services">): CostItem[] =>
    services.flatMap(({ name, blockVolume: disk, scaling }): CostItem[] => {
        if (disk === undefined) return [];
        const item = (part: string, label: string, unit: string, perTask: number, priced: Priced): CostItem => ({
            key: `disks/${name}/${part}`,
            label: `Disks of the tasks of ${name}, ${label}`,
            unit,
            quantity: mapLevels(scaling, (tasks) => tasks * perTask),
            priced,
        });
        const beyond = (what: string): Priced => ({
            missing: `what ${what} of EBS cost beyond what is included is not known`,
        });
        const kind: Priced =
            disk.type === "gp3"
                ? { thing: "ebs.gp3" }
                : { missing: `what disks of the type ${disk.type} cost is not known` };
        const included = disk.type === "gp3" ? usual.iops : 0;
        return [
            item("stored", disk.type, "GB-months", disk.sizeGiB, kind),
            item(
                "iops",
                "operations",
                "IOPS-months",
                Math.max(0, (disk.iops ?? included) - included),
                beyond("operations"),
            ),
            item(
                "throughput",
                "throughput",
                "MiB/s-months",
                Math.max(0, (disk.throughputMiB ?? usual.throughputMiB) - usual.throughputMiB),
                beyond("throughput"),
            ),
        ];
    });
