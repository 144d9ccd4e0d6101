/** A price in USD: of an hour, a GB and month, or what its unit says. */
export interface Price {
    readonly usd: number;
    /** What one unit is, as AWS bills it: `hour`, `GB` (of 2^30 bytes), `GB-month`, `LCU-hour`, `vCPU-hour`. */
    readonly unit: string;
    /** The day on which the source gave it, as `2026-11-20`. */
    readonly date: string;
    /** Where it was read: an index into the table's sources. */
    readonly source: number;
}

/** What is priced beside instances, databases and caches. The names are those of the price tables. */
export const pricedThings = [
    "fargate.x86_64.vcpu",
    "fargate.x86_64.memory",
    "fargate.arm64.vcpu",
    "fargate.arm64.memory",
    "fargate.ephemeral-storage",
    "fargate-spot.x86_64.vcpu",
    "fargate-spot.x86_64.memory",
    "fargate-spot.arm64.vcpu",
    "fargate-spot.arm64.memory",
    "nat-gateway.hour",
    "nat-gateway.traffic",
    "regional-nat-gateway.hour",
    "regional-nat-gateway.traffic",
    "load-balancer.hour",
    "load-balancer.capacity-unit",
    "interface-endpoint.hour",
    "interface-endpoint.traffic",
    "public-ipv4.hour",
    "logs.ingested",
    "logs.stored",
    "ebs.gp3",
    "efs.standard",
    "efs.elastic-read",
    "efs.elastic-write",
    "ecr.storage",
    "traffic.internet",
    "traffic.between-zones",
    "cloudwatch.metric",
    "cloudwatch.enhanced-metric",
    "cloudwatch.alarm",
    "cloudwatch.composite-alarm",
    "cloudwatch.dashboard",
    "kms.key",
    "s3.standard",
    "rds.gp3",
    "rds.backup",
    "dynamodb.million-reads",
    "dynamodb.million-writes",
    "dynamodb.storage",
    "dynamodb.recovery",
    "secrets-manager.secret",
    "secrets-manager.million-requests",
    "sqs.million-requests",
    "eventbridge.million-events",
    "sns.million-requests",
    "lambda.million-requests",
    "lambda.x86_64.gb-second",
    "lambda.arm64.gb-second",
    "api-gateway.million-requests",
    "waf.web-acl",
    "waf.rule",
    "waf.million-requests",
] as const;

/** One of {@link pricedThings}. */
export type PricedThing = (typeof pricedThings)[number];

/** The public prices of one region. What is not in it is not known. */
export interface PriceTable {
    readonly region: string;
    readonly currency: "USD";
    /** Where the prices were read, each with what a reader needs to find it again. */
    readonly sources: readonly string[];
    readonly things: Readonly<Partial<Record<PricedThing, Price>>>;
    /** Linux, on demand, shared tenancy, by instance type. */
    readonly instances: Readonly<Record<string, Price>>;
    /** RDS for PostgreSQL, on demand and without a standby, by instance class. */
    readonly databases: Readonly<Record<string, Price>>;
    /** ElastiCache for Valkey, on demand, by node type. */
    readonly caches: Readonly<Record<string, Price>>;
}

/** The sections of a {@link PriceTable} that have a price for each of AWS's types: no name of one is that of another. */
export const pricedTypes = ["instances", "databases", "caches"] as const;

/** One of {@link pricedTypes}. */
export type PricedTypes = (typeof pricedTypes)[number];
