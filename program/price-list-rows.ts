import type { PricedThing, PricedTypes } from "../model/aws/prices";

/** A row of a price list, by the names of the columns that are read. */
export type PriceListRow = Readonly<Record<string, string>>;

/** The columns that are read of every price list. Source: Reading the service price list file for an AWS service, AWS Billing user guide. */
const commonColumns = ["TermType", "StartingRange", "PricePerUnit", "Currency", "usageType", "operation"] as const;

/** The further columns by which a list tells one type from the others, by service. */
const typeColumns: Readonly<Record<string, readonly string[]>> = {
    AmazonEC2: ["Instance Type", "Tenancy", "Operating System", "CapacityStatus", "Pre Installed S/W"],
    AmazonRDS: ["Instance Type", "Database Engine", "Deployment Option"],
    AmazonElastiCache: ["Instance Type", "Cache Engine"],
};

/** The columns that are read of a service's price list. */
export const columnsOf = (service: string): readonly string[] => [...commonColumns, ...(typeColumns[service] ?? [])];

/** How a price is found in a price list. */
interface Wanted {
    readonly thing: PricedThing;
    /** The usage type less the region's prefix, as `EUC1-`, which the lists of some regions leave out. */
    readonly usageType: string;
    /** Where several products share the usage type: what `operation` has to be. */
    readonly operation?: string;
    /** The engine of a database that the product has to be for. */
    readonly engine?: string;
    /** What one unit is, as the price tables name it. */
    readonly unit: string;
    /** How many of the list's units that is. @default 1 */
    readonly per?: number;
}

const million = 1e6;

/**
 * The prices that are taken from each service's list. The names are those of the lists and of the usage reports that AWS
 * makes of an account; Fargate Spot is in none of them.
 */
export const wanted: Readonly<Record<string, readonly Wanted[]>> = {
    AmazonECS: [
        { thing: "fargate.x86_64.vcpu", usageType: "Fargate-vCPU-Hours:perCPU", unit: "vCPU-hour" },
        { thing: "fargate.x86_64.memory", usageType: "Fargate-GB-Hours", unit: "GB-hour" },
        { thing: "fargate.arm64.vcpu", usageType: "Fargate-ARM-vCPU-Hours:perCPU", unit: "vCPU-hour" },
        { thing: "fargate.arm64.memory", usageType: "Fargate-ARM-GB-Hours", unit: "GB-hour" },
        { thing: "fargate.ephemeral-storage", usageType: "Fargate-EphemeralStorage-GB-Hours", unit: "GB-hour" },
    ],
    AmazonEC2: [
        { thing: "nat-gateway.hour", usageType: "NatGateway-Hours", operation: "NatGateway", unit: "hour" },
        { thing: "nat-gateway.traffic", usageType: "NatGateway-Bytes", operation: "NatGateway", unit: "GB" },
        { thing: "regional-nat-gateway.hour", usageType: "RegionalNatGateway-Hours", unit: "hour" },
        { thing: "regional-nat-gateway.traffic", usageType: "RegionalNatGateway-Bytes", unit: "GB" },
        { thing: "ebs.gp3", usageType: "EBS:VolumeUsage.gp3", unit: "GB-month" },
    ],
    AWSELB: [
        {
            thing: "load-balancer.hour",
            usageType: "LoadBalancerUsage",
            operation: "LoadBalancing:Application",
            unit: "hour",
        },
        {
            thing: "load-balancer.capacity-unit",
            usageType: "LCUUsage",
            operation: "LoadBalancing:Application",
            unit: "LCU-hour",
        },
    ],
    AmazonVPC: [
        { thing: "interface-endpoint.hour", usageType: "VpcEndpoint-Hours", operation: "VpcEndpoint", unit: "hour" },
        { thing: "interface-endpoint.traffic", usageType: "VpcEndpoint-Bytes", operation: "VpcEndpoint", unit: "GB" },
        { thing: "public-ipv4.hour", usageType: "PublicIPv4:InUseAddress", unit: "hour" },
    ],
    AmazonCloudWatch: [
        { thing: "logs.ingested", usageType: "DataProcessing-Bytes", unit: "GB" },
        { thing: "logs.stored", usageType: "TimedStorage-ByteHrs", unit: "GB-month" },
        { thing: "cloudwatch.metric", usageType: "CW:MetricMonitorUsage", unit: "metric-month" },
        { thing: "cloudwatch.alarm", usageType: "CW:AlarmMonitorUsage", unit: "metric-month" },
        { thing: "cloudwatch.composite-alarm", usageType: "CW:CompositeAlarmMonitorUsage", unit: "alarm-month" },
    ],
    AmazonECR: [{ thing: "ecr.storage", usageType: "TimedStorage-ByteHrs", unit: "GB-month" }],
    AWSDataTransfer: [
        { thing: "traffic.internet", usageType: "DataTransfer-Out-Bytes", unit: "GB" },
        { thing: "traffic.between-zones", usageType: "DataTransfer-Regional-Bytes", unit: "GB" },
    ],
    AmazonS3: [{ thing: "s3.standard", usageType: "TimedStorage-ByteHrs", unit: "GB-month" }],
    AmazonRDS: [
        { thing: "rds.gp3", usageType: "RDS:GP3-Storage", engine: "PostgreSQL", unit: "GB-month" },
        { thing: "rds.backup", usageType: "RDS:ChargedBackupUsage", engine: "PostgreSQL", unit: "GB-month" },
    ],
    AmazonElastiCache: [],
    AmazonDynamoDB: [
        {
            thing: "dynamodb.million-reads",
            usageType: "ReadRequestUnits",
            unit: "million request units",
            per: million,
        },
        {
            thing: "dynamodb.million-writes",
            usageType: "WriteRequestUnits",
            unit: "million request units",
            per: million,
        },
        { thing: "dynamodb.storage", usageType: "TimedStorage-ByteHrs", unit: "GB-month" },
        { thing: "dynamodb.recovery", usageType: "TimedPITRStorage-ByteHrs", unit: "GB-month" },
    ],
    AWSSecretsManager: [
        { thing: "secrets-manager.secret", usageType: "AWSSecretsManager-Secrets", unit: "secret-month" },
        // It is called so in some regions, and so in others.
        ...["AWSSecretsManager-APIRequests", "AWSSecretsManagerAPIRequest"].map((usageType): Wanted => ({
            thing: "secrets-manager.million-requests",
            usageType,
            unit: "million requests",
            per: million,
        })),
    ],
    // Those of FIFO queues have another name. us-east-1 calls requests otherwise than the other regions.
    AWSQueueService: ["Requests-Tier1", "Requests-RBP"].map((usageType): Wanted => ({
        thing: "sqs.million-requests",
        usageType,
        unit: "million requests",
        per: million,
    })),
    AWSEvents: [
        {
            thing: "eventbridge.million-events",
            usageType: "Event-64K-Chunks",
            operation: "PutEvents",
            unit: "million events",
            per: million,
        },
    ],
    AWSLambda: [
        { thing: "lambda.million-requests", usageType: "Request", unit: "million requests", per: million },
        { thing: "lambda.x86_64.gb-second", usageType: "Lambda-GB-Second", unit: "GB-second" },
        { thing: "lambda.arm64.gb-second", usageType: "Lambda-GB-Second-ARM", unit: "GB-second" },
    ],
    AmazonApiGateway: [
        {
            thing: "api-gateway.million-requests",
            usageType: "ApiGatewayHttpRequest",
            unit: "million requests",
            per: million,
        },
    ],
};

/** The things whose prices are not read from a list: no list has them, or they are the same everywhere. */
export const unlisted: readonly PricedThing[] = [
    "fargate-spot.x86_64.vcpu",
    "fargate-spot.x86_64.memory",
    "fargate-spot.arm64.vcpu",
    "fargate-spot.arm64.memory",
    // AWS WAF's list names its usage in many ways, and its prices are the same in all regions.
    "waf.web-acl",
    "waf.rule",
    "waf.million-requests",
    // What their usage types are called is not known.
    "cloudwatch.enhanced-metric",
    "sns.million-requests",
    // Dashboards are billed for the whole world, and keys are in the list of a service that nothing else is taken from.
    "cloudwatch.dashboard",
    "kms.key",
    // In EFS's list, what is read and what is written share a usage type, and nothing that is read here tells them apart.
    "efs.standard",
    "efs.elastic-read",
    "efs.elastic-write",
];

/** A price of a list: of a thing, or of one of the types of a section. */
export type ListedPrice = {
    readonly usd: number;
    /** From how many units a month on it holds. */
    readonly from: number;
} & (
    | { readonly thing: PricedThing; readonly unit: string }
    | { readonly of: PricedTypes; readonly type: string; readonly unit: string }
);

/** A usage type without the region that it may begin with: `EU-`, `EUC1-`, `USE1-`. The `TS-` of trust stores is none. */
const withoutRegion = (usageType: string): string => usageType.replace(/^(?:EU|[A-Z]{3}\d)-/, "");

const column = (row: PriceListRow, name: string): string => row[name] ?? "";

/** Whether a row prices what is ordinary of its kind, by service: no reservation, no other engine, no surcharge. */
const ordinary: Readonly<Record<string, { readonly of: PricedTypes; readonly is: (row: PriceListRow) => boolean }>> = {
    AmazonEC2: {
        of: "instances",
        is: (row) =>
            column(row, "Operating System") === "Linux" &&
            column(row, "Tenancy") === "Shared" &&
            column(row, "CapacityStatus") === "Used" &&
            column(row, "Pre Installed S/W") === "NA" &&
            withoutRegion(column(row, "usageType")).startsWith("BoxUsage"),
    },
    AmazonRDS: {
        of: "databases",
        is: (row) =>
            column(row, "Database Engine") === "PostgreSQL" &&
            column(row, "Deployment Option") === "Single-AZ" &&
            withoutRegion(column(row, "usageType")).startsWith("InstanceUsage:"),
    },
    AmazonElastiCache: {
        of: "caches",
        is: (row) =>
            column(row, "Cache Engine") === "Valkey" &&
            withoutRegion(column(row, "usageType")) === `NodeUsage:${column(row, "Instance Type")}`,
    },
};

/** A price of several units, without the noise of binary fractions. */
const priceOf = (usd: number, units: number): number => (units === 1 ? usd : Number((usd * units).toPrecision(12)));

/**
 * The price that a row gives, or undefined for a row that is free, or prices nothing that is wanted.
 * @param service the price list's service
 */
export function listedPrice(service: string, row: PriceListRow): ListedPrice | undefined {
    const usd = Number(column(row, "PricePerUnit"));
    const from = Number(column(row, "StartingRange"));
    if (column(row, "TermType") !== "OnDemand" || column(row, "Currency") !== "USD") return undefined;
    if (!Number.isFinite(usd) || usd <= 0 || !Number.isFinite(from)) return undefined;
    const usageType = withoutRegion(column(row, "usageType"));
    const found = wanted[service]?.find(
        (each) =>
            each.usageType === usageType &&
            (each.operation === undefined || each.operation === column(row, "operation")) &&
            (each.engine === undefined || each.engine === column(row, "Database Engine")),
    );
    if (found !== undefined) return { thing: found.thing, unit: found.unit, usd: priceOf(usd, found.per ?? 1), from };
    const kind = ordinary[service];
    if (kind?.is(row) !== true) return undefined;
    return { of: kind.of, type: column(row, "Instance Type"), unit: "hour", usd, from };
}
