import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ name, cache }, at) =>
    cache !== undefined && name.includes("--")
        ? [
              finding(
                  at("cache"),
                  `is named after the service, and "${name}" has two hyphens in a row, which ElastiCache refuses`,
                  `name the service ${name.replace(/-+/g, "-")}, or remove cache`,
              ),
          ]
        : [],
);

/** The rule `cache/name`. */
export const cacheName: Rule = {
    id: "cache/name",
    severity: "error",
    what: "The name of a service with a cache has no two hyphens in a row.",
    why: "Its replication group is named after it, and ElastiCache takes no such name.",
    remedy: "Choose another name.",
    source: "CreateReplicationGroup (ReplicationGroupId), ElastiCache API reference.",
    check,
};
