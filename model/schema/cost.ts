import { z } from "zod";
import { bytes, duration, latency } from "./units";

/** A share, as whole percents. */
const percent = (most: number) => z.int().min(0).max(most);

/** The section `cost` of a stack file: what the monthly estimate can't know from the rest of the configuration. It changes no resource. */
export const costSchema = z.strictObject({
    natTraffic: bytes("100 GiB")
        .default("100 GiB")
        .describe("What goes through all NAT gateways in a month, in and out. @default 100 GiB"),
    internetTraffic: bytes("100 GiB")
        .default("100 GiB")
        .describe("What load balancers and NAT gateways send to the internet in a month. @default 100 GiB"),
    endpointTraffic: bytes("50 GiB")
        .default("50 GiB")
        .describe("What goes through all interface endpoints in a month. @default 50 GiB"),
    zoneTraffic: bytes("100 GiB")
        .default("100 GiB")
        .describe(
            "What goes from one zone to another in a month; AWS bills it twice, to send and to receive. @default 100 GiB",
        ),
    loadBalancerUnits: z
        .number()
        .min(0)
        .max(100_000)
        .default(1)
        .describe(
            "The average capacity units (LCU) that each load balancer uses: one is 25 new connections a second, 3,000 open ones, 1 GB an hour or 1,000 rule evaluations a second, whichever is most. @default 1",
        ),
    millionRequests: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(10)
        .describe("How many million requests a month each web ACL looks at, and an API takes. @default 10"),
    millionEvents: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(1)
        .describe("How many million events a month all services put on the event bus. @default 1"),
    millionTopicEvents: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(1)
        .describe("How many million events a month are published to each topic. @default 1"),
    millionMessages: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(1)
        .describe("How many million messages a month each queue takes: each is sent, received and deleted. @default 1"),
    millionRuns: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(1)
        .describe("How many million times a month each Lambda function runs. @default 1"),
    runDuration: latency("200 ms")
        .default("200 ms")
        .describe("How long a run of a Lambda function takes, on average. @default 200 ms"),
    millionTableReads: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(1)
        .describe(
            "How many million read request units a month are used of each DynamoDB table and its indexes: one reads 4 KB, or 8 KB that may be old. @default 1",
        ),
    millionTableWrites: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(1)
        .describe(
            "How many million write request units a month are used of each DynamoDB table: one writes 1 KB, and one more each index that has the item. @default 1",
        ),
    tableStored: bytes("1 GiB")
        .default("1 GiB")
        .describe("What each DynamoDB table holds, with its indexes. @default 1 GiB"),
    databaseBackups: bytes("20 GiB")
        .default("0 GiB")
        .describe(
            "What the backups of all databases take beyond the size of the databases' disks, up to which RDS keeps them for nothing. @default 0 GiB",
        ),
    secretReads: z
        .int()
        .min(0)
        .max(1_000_000_000)
        .default(10_000)
        .describe(
            "How often in a month the secrets of databases and caches are read, by tasks that start and by rotations. @default 10000",
        ),
    logsPerTask: bytes("1 GiB")
        .default("1 GiB")
        .describe("What a running task writes to its log in a month. @default 1 GiB"),
    flowLogs: bytes("5 GiB")
        .default("5 GiB")
        .describe("What the VPC's flow logs write in a month, where they are on. @default 5 GiB"),
    storedLogShare: percent(100)
        .default(15)
        .describe(
            "How much of what was written to a log CloudWatch Logs stores and bills, in percent: it compresses. The AWS Pricing Calculator reckons with 15. @default 15",
        ),
    insightsMetrics: z
        .int()
        .min(0)
        .max(10_000)
        .default(20)
        .describe(
            "The metrics that Container Insights makes for each service, with the service's share of the cluster's. @default 20",
        ),
    insightsTaskMetrics: z
        .int()
        .min(0)
        .max(10_000)
        .default(25)
        .describe(
            "The metrics that Container Insights with enhanced observability makes for each task and its containers, beside `insightsMetrics`. @default 25",
        ),
    filesStored: bytes("10 GiB")
        .default("10 GiB")
        .describe("What each file system of EFS holds, all of it in the class Standard, the dearest. @default 10 GiB"),
    filesRead: bytes("20 GiB")
        .default("20 GiB")
        .describe("What is read in a month from each file system of EFS whose throughput is elastic. @default 20 GiB"),
    filesWritten: bytes("5 GiB")
        .default("5 GiB")
        .describe("What is written in a month to each file system of EFS whose throughput is elastic. @default 5 GiB"),
    jobDuration: duration("5 min")
        .default("5 min")
        .describe("How long the task of a job runs, on average. @default 5 min"),
    deployments: z
        .int()
        .min(0)
        .max(10_000)
        .default(20)
        .describe("How often in a month a service is deployed that has a job before it. @default 20"),
    imageSize: bytes("200 MiB")
        .default("200 MiB")
        .describe(
            "The size of an image in its repository, compressed, of which each repository keeps `images.keep`. @default 200 MiB",
        ),
    spotDiscount: percent(90)
        .default(60)
        .describe(
            "How much cheaper a Spot instance is than on demand, in percent: it changes all the time. @default 60",
        ),
});

/** The section `cost`, checked and with its defaults. */
export type CostSpec = z.output<typeof costSchema>;
