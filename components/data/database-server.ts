import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as rds from "@pulumi/aws/rds";
import type * as pulumi from "@pulumi/pulumi";
import { transformed } from "../transform";
import type { DatabaseArgs } from "./database";

/** The arguments of a database, and the security group that it is in. */
export interface DatabaseServerArgs extends DatabaseArgs {
    readonly securityGroupId: pulumi.Input<string>;
}

/** What runs a database, once it can be signed in to. */
export interface DatabaseServer {
    readonly host: pulumi.Output<string>;
    /** What names it in metrics: the identifier of the instance, or of the cluster. */
    readonly identifier: pulumi.Output<string>;
    /** What tells it from one that took its place. */
    readonly id: pulumi.Output<string>;
    /** The secret with the master's password, which RDS keeps. */
    readonly masterSecretArn: pulumi.Output<string>;
}

/** The user that RDS makes, and whose password it keeps. No service signs in as it. */
export const master = "dba";

/** The certificate authority of the server's certificate. Source: Using SSL/TLS to encrypt a connection, RDS user guide. */
export const certificateAuthority = "rds-ca-rsa2048-g1";

/** From what duration on a statement is logged. */
const slowStatementMs = 1000;

/** What is set in the parameters of a database: nobody comes without TLS, and the log tells of what is slow or changes tables. */
const parameters = [
    { name: "rds.force_ssl", value: "1" },
    { name: "log_min_duration_statement", value: String(slowStatementMs) },
    { name: "log_statement", value: "ddl" },
];

/** What a group of its parameters is declared with, be it of an instance or of a cluster. */
export const parameterGroupArgs = (name: string, { plan, tags }: DatabaseArgs) => ({
    family: plan.family,
    description: `Database of ${name}`,
    parameters,
    tags,
});

/** What a database is declared with, whatever it runs on. */
export const commonArgs = ({ plan, protect }: DatabaseArgs) => ({
    engineVersion: plan.version,
    // The version is written down, so that a new one is meant.
    allowMajorVersionUpgrade: true,
    storageEncrypted: true,
    ...(plan.key !== undefined && { kmsKeyId: plan.key }),
    port: plan.port,
    manageMasterUserPassword: true,
    enabledCloudwatchLogsExports: ["postgresql"],
    backupRetentionPeriod: plan.backupRetentionDays,
    deleteAutomatedBackups: !plan.retained,
    deletionProtection: protect,
    skipFinalSnapshot: !plan.retained,
    ...(plan.retained && { finalSnapshotIdentifier: `${plan.identifier}-final` }),
    // In production what makes it restart waits for its maintenance window.
    applyImmediately: !plan.retained,
});

/** The subnets that a database may be in. */
export const declareSubnetGroup = (
    parent: pulumi.Resource,
    name: string,
    { subnetIds, tags, transform = {} }: DatabaseArgs,
): rds.SubnetGroup =>
    new rds.SubnetGroup(
        name,
        transformed(transform.subnetGroup, { description: `Database of ${name}`, subnetIds, tags }),
        { parent },
    );

/** Where its log goes. RDS would make it by itself, and keep it for ever. */
export const declareLogGroup = (
    parent: pulumi.Resource,
    name: string,
    { plan, tags, transform = {} }: DatabaseArgs,
): cloudwatch.LogGroup =>
    new cloudwatch.LogGroup(
        `${name}-database`,
        transformed(transform.logGroup, {
            name: plan.logGroup,
            retentionInDays: plan.logRetentionDays,
            tags,
        }),
        { parent },
    );
