import { byKey } from "../by-key";
import type { EbsSpec } from "../schema/ebs";
import type { ServiceSpec } from "../schema/service";
import { inGiB } from "../schema/units";

/** The volume of EBS that each task of a service has, new and encrypted, and that is gone with it. */
export interface BlockVolumePlan {
    readonly name: string;
    /** Where the service's own container finds it. */
    readonly path: string;
    readonly readOnly: boolean;
    readonly sizeGiB: number;
    readonly type: EbsSpec["type"];
    /** Operations a second, where they are not those that the type includes. */
    readonly iops?: number;
    /** MiB a second, where they are not those that the type includes. */
    readonly throughputMiB?: number;
    readonly snapshotId?: string;
    readonly fileSystem: EbsSpec["fileSystem"];
}

/** Plans the volume of EBS of a service's tasks, if they have one. Of several, a check tells; here the first counts. */
export function planBlockVolume({ volumes, runs }: Pick<ServiceSpec, "volumes" | "runs">): BlockVolumePlan | undefined {
    for (const [name, { path, readOnly, ebs }] of Object.entries(byKey(volumes)))
        if (ebs !== undefined && runs !== "jobs")
            return {
                name,
                path,
                readOnly,
                sizeGiB: inGiB(ebs.size),
                type: ebs.type,
                ...(ebs.iops !== undefined && { iops: ebs.iops }),
                ...(ebs.throughput !== undefined && { throughputMiB: ebs.throughput }),
                ...(ebs.snapshotId !== undefined && { snapshotId: ebs.snapshotId }),
                fileSystem: ebs.fileSystem,
            };
    return undefined;
}
