import { longestCacheSnapshotRetentionDays } from "../../aws/limits";
import { inDays } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ cache }, at) => {
    const retention = cache?.snapshotRetention;
    if (retention === undefined || retention === false) return [];
    const days = inDays(retention);
    return days >= 1 && days <= longestCacheSnapshotRetentionDays
        ? []
        : [
              finding(
                  at("cache", "snapshotRetention"),
                  `must be from 1 to ${longestCacheSnapshotRetentionDays} days, got "${retention}"`,
                  days < 1 ? "write false for none" : `write "${longestCacheSnapshotRetentionDays} days"`,
              ),
          ];
});

/** The rule `cache/snapshot-retention`. */
export const cacheSnapshotRetention: Rule = {
    id: "cache/snapshot-retention",
    severity: "error",
    what: "The daily snapshots of a cache are kept for 1 to 35 days.",
    why: "ElastiCache refuses a longer time.",
    remedy: "Write up to 35 days; copy a snapshot to S3 to keep it for longer.",
    source: "CreateReplicationGroup (SnapshotRetentionLimit), ElastiCache API reference; Scheduling automatic backups, ElastiCache user guide.",
    check,
};
