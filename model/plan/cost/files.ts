import type { CostSpec } from "../../schema/cost";
import { inGiB } from "../../schema/units";
import type { Plan } from "../plan";
import type { OwnFileSystemPlan } from "../volume";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What the file systems of services cost. One that is already there is billed where it belongs. */
export function fileItems({ services }: Pick<Plan, "services">, spec: CostSpec): CostItem[] {
    const own = services
        .flatMap(({ volumes }) => volumes.map(({ fileSystem }) => fileSystem))
        .filter((fileSystem): fileSystem is OwnFileSystemPlan => fileSystem.kind === "own");
    const elastic = own.filter(({ throughput }) => throughput === "elastic");
    return [
        {
            key: "files/stored",
            label: "Files in EFS, stored",
            unit: "GB-months",
            quantity: throughout(own.length * inGiB(spec.filesStored)),
            priced: { thing: "efs.standard" },
        },
        {
            key: "files/read",
            label: "Files in EFS, read",
            unit: "GB",
            quantity: throughout(elastic.length * inGiB(spec.filesRead)),
            priced: { thing: "efs.elastic-read" },
        },
        {
            key: "files/written",
            label: "Files in EFS, written",
            unit: "GB",
            quantity: throughout(elastic.length * inGiB(spec.filesWritten)),
            priced: { thing: "efs.elastic-write" },
        },
    ];
}
