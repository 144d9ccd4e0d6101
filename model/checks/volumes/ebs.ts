import type { EbsSpec } from "../../schema/ebs";
import { inGiB } from "../../schema/units";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

/** What each type takes. Sources: TaskManagedEBSVolumeConfiguration, ECS API reference; CreateVolume, EC2 API reference. */
const types: Readonly<
    Record<
        EbsSpec["type"],
        {
            readonly sizeGiB: readonly [least: number, most: number];
            readonly iops?: readonly [least: number, most: number];
            readonly iopsPerGiB?: number;
        }
    >
> = {
    gp3: { sizeGiB: [1, 16_384], iops: [3_000, 16_000], iopsPerGiB: 500 },
    io2: { sizeGiB: [4, 16_384], iops: [100, 64_000], iopsPerGiB: 500 },
    st1: { sizeGiB: [125, 16_384] },
    sc1: { sizeGiB: [125, 16_384] },
};

/** The operations a second that gp3 includes, and the MiB a second of throughput for each operation. */
const gp3 = { iops: 3_000, throughputPerIops: 0.25 } as const;

const check: Check = eachService(({ volumes }, at) =>
    Object.entries(volumes).flatMap(([name, { ebs }]): Finding[] => {
        if (ebs === undefined) return [];
        const { type, iops, throughput } = ebs;
        const path = (option: string) => at("volumes", name, "ebs", option);
        const found: Finding[] = [];
        const size = inGiB(ebs.size);
        const limits = types[type];
        const [least, most] = limits.sizeGiB;
        if (!Number.isInteger(size) || size < least || size > most)
            found.push(
                finding(
                    path("size"),
                    `must be from ${least} GiB to ${most} GiB for ${type}, in whole GiB, got "${ebs.size}"`,
                    `write for example "${Math.max(least, 20)} GiB"`,
                ),
            );
        if (iops !== undefined && limits.iops === undefined)
            found.push(finding(path("iops"), `is nothing that ${type} takes`, "remove it, or write type: gp3"));
        if (iops === undefined && type === "io2")
            found.push(finding(path("iops"), "is missing, and io2 has as many as are asked for", "write iops: 3000"));
        if (iops !== undefined && limits.iops !== undefined) {
            const highest = Math.max(limits.iops[0], Math.min(limits.iops[1], size * (limits.iopsPerGiB ?? 0)));
            if (iops < limits.iops[0] || iops > highest)
                found.push(
                    finding(
                        path("iops"),
                        `must be from ${limits.iops[0]} to ${highest} for ${type} of ${ebs.size}, got ${iops}`,
                        "change it, or the size",
                    ),
                );
        }
        if (throughput !== undefined && type !== "gp3")
            found.push(finding(path("throughput"), `is nothing that ${type} takes`, "remove it, or write type: gp3"));
        else if (throughput !== undefined && throughput > (iops ?? gp3.iops) * gp3.throughputPerIops)
            found.push(
                finding(
                    path("throughput"),
                    `needs ${Math.ceil(throughput / gp3.throughputPerIops)} operations a second, and there are ${iops ?? gp3.iops}`,
                    "raise iops, or lower it",
                ),
            );
        return found;
    }),
);

/** The rule `volumes/ebs`. */
export const volumesEbs: Rule = {
    id: "volumes/ebs",
    severity: "error",
    what: "The size, the operations and the throughput of a volume of EBS are among those that its type has.",
    why: "EC2 refuses to create the volume, and no task of the service starts.",
    remedy: "Write what the type has: gp3 up to 500 operations a GiB, and 0.25 MiB a second for each operation.",
    source: "TaskManagedEBSVolumeConfiguration, ECS API reference; CreateVolume, EC2 API reference; Amazon EBS volume types, EBS user guide.",
    check,
};
