import { z } from "zod";
import { countOrOff, latencyOrOff, percentOrOff, sizeOrOff } from "./thresholds";

/** The alarms of a service's own database. */
export const databaseAlarmsSchema = z.strictObject({
    cpu: percentOrOff
        .optional()
        .describe(
            "The average CPU use, in percent, above which there is an alarm: for 15 minutes. On Aurora Serverless it is of what the most capacity gives. @default 90",
        ),
    freeStorage: sizeOrOff
        .optional()
        .describe(
            "What has to be free on the disk: with less, for 15 minutes, there is an alarm. RDS grows the disk by itself when less than a tenth is free, so that this begins where that is not enough, or no longer done. For a database on an instance. @default a twentieth of `storage`, and at least 1 GiB",
        ),
    freeMemory: sizeOrOff
        .optional()
        .describe(
            "The memory that has to be free: with less, for 15 minutes, there is an alarm. On Aurora Serverless it is of what the most capacity gives. @default a twentieth of the memory; none for an instance class whose memory is not known",
        ),
    connections: countOrOff
        .optional()
        .describe(
            "How many connections there may be: with more, in three of five minutes, there is an alarm. @default two thirds of one for each 9,531,392 bytes of memory, which RDS allows less what it needs itself, or of 5,000; none for an instance class whose memory is not known",
        ),
    capacity: percentOrOff
        .optional()
        .describe(
            "The share of the most capacity, in percent, above which there is an alarm: for 15 minutes. For a database on Aurora Serverless. @default 90",
        ),
    replicaLag: latencyOrOff
        .optional()
        .describe(
            "How far a reader may be behind the writer: further, in three of five minutes, there is an alarm. For a database on Aurora Serverless with a second zone. @default 1 s",
        ),
});

/** The alarms of a service's own cache. */
export const cacheAlarmsSchema = z.strictObject({
    engineCpu: percentOrOff
        .optional()
        .describe(
            "The average use of the processor that Valkey's own thread runs on, in percent, above which there is an alarm: for 15 minutes, of the busiest node. @default 90",
        ),
    memory: percentOrOff
        .optional()
        .describe(
            "The share of the memory for data that is in use, in percent, above which there is an alarm: for 15 minutes, of the fullest node. @default 90; none where `eviction` is allkeys-…, since such a cache is always full",
        ),
    evictions: countOrOff
        .optional()
        .describe(
            "How many keys a minute Valkey may throw out because the memory is full: with more, in three of five minutes, there is an alarm. @default 0; none where `eviction` is allkeys-…, since such a cache lives by it, or noeviction, since there are none",
        ),
    replicationLag: latencyOrOff
        .optional()
        .describe(
            "How far a replica may be behind the primary: further, in three of five minutes, there is an alarm. For a cache with replicas. @default 10 s",
        ),
});

/** The alarms of a table. */
export const tableAlarmsSchema = z.strictObject({
    throttles: countOrOff
        .optional()
        .describe(
            "How many requests a minute DynamoDB may refuse because there are too many at once: with more, in three of five minutes, there is an alarm; each index has its own. @default 0",
        ),
    systemErrors: countOrOff
        .optional()
        .describe(
            "How many requests a minute may fail by DynamoDB's own fault: with more, in three of five minutes, there is an alarm. It watches a metric for each operation, which AWS bills each. @default 0",
        ),
});

/** The alarms of a database, checked. */
export type DatabaseAlarmsSpec = z.output<typeof databaseAlarmsSchema>;

/** The alarms of a cache, checked. */
export type CacheAlarmsSpec = z.output<typeof cacheAlarmsSchema>;

/** The alarms of a table, checked. */
export type TableAlarmsSpec = z.output<typeof tableAlarmsSchema>;
