import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withDatabase = (database: object, alarms: object) =>
    withService("user", { database, alarms: { database: alarms } });
const withCache = (cache: object, alarms: object) => withService("user", { cache, alarms: { cache: alarms } });
const serverless = { min: 0.5, max: 4 };
const at = (alarm: string) => `${fileOf("user")}: alarms.${alarm}`;

export const cases: RuleCases = {
    compliant: [
        { what: "the disk of an instance", sources: withDatabase({}, { freeStorage: "1 GiB" }) },
        { what: "the capacity of Aurora Serverless", sources: withDatabase({ serverless }, { capacity: 80 }) },
        {
            what: "the lag of a reader",
            sources: withDatabase({ serverless, multiZone: true }, { replicaLag: "500 ms" }),
        },
        { what: "keys that go when their time is not over", sources: withCache({}, { evictions: 10 }) },
        { what: "the lag of replicas", sources: withCache({ replicas: 1 }, { replicationLag: "5 s" }) },
        {
            what: "alarms that are off",
            sources: withDatabase({}, { capacity: false, replicaLag: false }),
        },
    ],
    violating: [
        {
            what: "what only Aurora has, on an instance",
            sources: withDatabase({}, { capacity: 80, replicaLag: "1 s" }),
            path: at("database.capacity"),
            reason: "is of Aurora Serverless, and the database is on an instance",
            more: [
                {
                    path: at("database.replicaLag"),
                    reason: "is of a reader of Aurora; the standby of an instance is never behind, and has no metric",
                },
            ],
        },
        {
            what: "the disk of Aurora, and a reader that it has not",
            sources: withDatabase({ serverless }, { freeStorage: "1 GiB", replicaLag: "1 s" }),
            path: at("database.freeStorage"),
            reason: "is of the disk of an instance, and the storage of Aurora grows by itself",
            more: [{ path: at("database.replicaLag"), reason: "is of a reader, and the database has but a writer" }],
        },
        {
            what: "keys that are thrown out, where none are",
            sources: withCache({ eviction: "noeviction" }, { evictions: 0 }),
            path: at("cache.evictions"),
            reason: "is of keys that are thrown out, and with noeviction none are",
        },
        {
            what: "the lag of replicas that are not there",
            sources: withCache({}, { replicationLag: "5 s" }),
            path: at("cache.replicationLag"),
            reason: "is of replicas, and the cache has none",
        },
    ],
    absent: [{ what: "no data store" }],
    boundary: "a database or a cache has what an alarm is on, or not",
};
