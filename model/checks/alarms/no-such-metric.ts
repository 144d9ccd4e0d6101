import { throwsOut } from "../../plan/alarms/cache-alarms";
import type { CachePlan } from "../../plan/cache";
import type { DatabasePlan } from "../../plan/database";
import type { CacheAlarmsSpec, DatabaseAlarmsSpec } from "../../schema/data-alarms";
import { eachService, finding, type Check, type Rule } from "../rule";

/** An alarm that can't begin: what it is called, why, and what helps. */
type Impossible<Alarms> = readonly [alarm: keyof Alarms & string, reason: string, remedy: string];

function impossibleOnDatabase({ compute, multiZone }: DatabasePlan): Impossible<DatabaseAlarmsSpec>[] {
    if (compute.kind === "instance") {
        const onAurora = "remove it, or write serverless: { … } for the database";
        return [
            ["capacity", "is of Aurora Serverless, and the database is on an instance", onAurora],
            [
                "replicaLag",
                "is of a reader of Aurora; the standby of an instance is never behind, and has no metric",
                onAurora,
            ],
        ];
    }
    return [
        ["freeStorage", "is of the disk of an instance, and the storage of Aurora grows by itself", "remove it"],
        ...(multiZone
            ? []
            : [
                  [
                      "replicaLag",
                      "is of a reader, and the database has but a writer",
                      "remove it, or write multiZone: true for the database",
                  ] as const,
              ]),
    ];
}

const impossibleOnCache = (cache: CachePlan): Impossible<CacheAlarmsSpec>[] => [
    ...(throwsOut(cache)
        ? []
        : [
              [
                  "evictions",
                  "is of keys that are thrown out, and with noeviction none are",
                  "remove it: the alarm memory begins before writes fail",
              ] as const,
          ]),
    ...(cache.replicas > 0
        ? []
        : [
              [
                  "replicationLag",
                  "is of replicas, and the cache has none",
                  "remove it, or write replicas: 1 for the cache",
              ] as const,
          ]),
];

const isThreshold = (value: unknown): boolean => value !== undefined && value !== false;

const check: Check = eachService(({ name, alarms }, at, { plan }) => {
    const { database, cache } = plan?.services.find((service) => service.name === name) ?? {};
    return [
        ...(database === undefined ? [] : impossibleOnDatabase(database))
            .filter(([alarm]) => isThreshold(alarms.database[alarm]))
            .map(([alarm, reason, remedy]) => finding(at("alarms", "database", alarm), reason, remedy)),
        ...(cache === undefined ? [] : impossibleOnCache(cache))
            .filter(([alarm]) => isThreshold(alarms.cache[alarm]))
            .map(([alarm, reason, remedy]) => finding(at("alarms", "cache", alarm), reason, remedy)),
    ];
});

/** The rule `alarms/no-such-metric`. */
export const alarmsNoSuchMetric: Rule = {
    id: "alarms/no-such-metric",
    severity: "error",
    what: "An alarm on a database or a cache is on something that it has: a disk, a capacity that grows, a reader, replicas, keys that go.",
    why: "AWS reports no such metric of it, and the alarm would never begin.",
    remedy: "Remove the threshold, or give the database or the cache what it is on.",
    source: "Amazon CloudWatch metrics for Amazon RDS, RDS user guide; Amazon CloudWatch metrics for Amazon Aurora, Aurora user guide; Metrics for Valkey and Redis OSS, ElastiCache user guide.",
    check,
};
