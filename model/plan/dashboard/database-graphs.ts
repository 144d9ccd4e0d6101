import { databaseMetric } from "../alarms/database-terms";
import { minute } from "../alarms/windows";
import type { DatabasePlan } from "../database";
import { thresholdOf, type Graph, type GraphedOwner } from "./graph";

const bytesPerMiB = 1024 * 1024;

/** A metric in bytes, in a unit that can be read. */
function sizeGraph(
    owner: GraphedOwner,
    database: DatabasePlan,
    [title, kind, metric]: readonly [title: string, kind: string, metric: "FreeableMemory" | "FreeStorageSpace"],
    unit: "MiB" | "GiB",
): Graph {
    const divisor = unit === "MiB" ? bytesPerMiB : 1024 * bytesPerMiB;
    const { threshold } = thresholdOf(owner, kind, "database");
    return {
        title: `${title}, ${unit}`,
        lines: [
            {
                label: "bytes",
                id: "bytes",
                hidden: true,
                of: databaseMetric(owner.name, database, metric, "Minimum", minute),
            },
            { label: "free", of: `bytes / ${divisor}` },
        ],
        ...(threshold !== undefined && { threshold: threshold / divisor }),
    };
}

/** What RDS tells of a service's database. */
export function databaseGraphs(owner: GraphedOwner, database: DatabasePlan): Graph[] {
    const { compute, multiZone } = database;
    const metric = (name: Parameters<typeof databaseMetric>[2], statistic: string) =>
        databaseMetric(owner.name, database, name, statistic, minute);
    const cpu: Graph = {
        title: "CPU, %",
        upTo: 100,
        lines: [{ label: "CPU", of: metric("CPUUtilization", "Average") }],
        ...thresholdOf(owner, "cpu", "database"),
    };
    const memory = sizeGraph(owner, database, ["Free memory", "free-memory", "FreeableMemory"], "MiB");
    const connections: Graph = {
        title: "Connections",
        lines: [{ label: "open", of: metric("DatabaseConnections", "Maximum") }],
        ...thresholdOf(owner, "connections", "database"),
    };
    if (compute.kind === "instance")
        return [
            cpu,
            sizeGraph(owner, database, ["Free on the disk", "free-storage", "FreeStorageSpace"], "GiB"),
            memory,
            connections,
            {
                title: "Operations of the disk, a second",
                lines: [
                    { label: "reads", of: metric("ReadIOPS", "Average") },
                    { label: "writes", of: metric("WriteIOPS", "Average") },
                ],
            },
        ];
    return [
        cpu,
        {
            title: "Capacity, % of the most",
            upTo: 100,
            lines: [{ label: "used", of: metric("ACUUtilization", "Average") }],
            ...thresholdOf(owner, "capacity", "database"),
        },
        memory,
        connections,
        ...(multiZone
            ? [
                  {
                      title: "The reader is behind, milliseconds",
                      lines: [{ label: "behind", of: metric("AuroraReplicaLag", "Maximum") }],
                      ...thresholdOf(owner, "replica-lag", "database"),
                  },
              ]
            : []),
    ];
}
