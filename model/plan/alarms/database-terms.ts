import type { MetricPlan, MetricSubject } from "../alarm";
import type { DatabasePlan } from "../database";

type DatabaseMetricName =
    | "ACUUtilization"
    | "AuroraReplicaLag"
    | "CPUUtilization"
    | "DatabaseConnections"
    | "FreeableMemory"
    | "FreeStorageSpace"
    | "ReadIOPS"
    | "ServerlessDatabaseCapacity"
    | "WriteIOPS";

/**
 * A metric that RDS reports of a service's database; on Aurora of the instance that has the role now, whichever it is.
 * Sources: Amazon CloudWatch metrics for Amazon RDS, RDS user guide; Amazon CloudWatch metrics for Amazon Aurora, Aurora user guide.
 */
export const databaseMetric = (
    service: string,
    { compute }: Pick<DatabasePlan, "compute">,
    name: DatabaseMetricName,
    statistic: string,
    periodSeconds: number,
): MetricPlan => ({
    namespace: "AWS/RDS",
    name,
    of: subjectOf(service, compute.kind === "serverless", name),
    statistic,
    periodSeconds,
});

const subjectOf = (service: string, aurora: boolean, name: DatabaseMetricName): MetricSubject =>
    aurora
        ? { kind: "database-cluster", service, role: name === "AuroraReplicaLag" ? "reader" : "writer" }
        : { kind: "database", service };
