import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ cache }, at, { configuration: { environment } }) =>
    cache?.replicas === 0 && environment.class === "production"
        ? [
              finding(
                  at("cache", "replicas"),
                  "is 0: when the only node fails or is patched, the cache is away for minutes and empty afterwards",
                  "write 1, or remove it",
              ),
          ]
        : [],
);

/** The rule `cache/replicas`. */
export const cacheReplicas: Rule = {
    id: "cache/replicas",
    severity: "warning",
    what: "In production a cache has a replica.",
    why: "Without one, ElastiCache has nothing to put in the place of a node that fails: it starts an empty one, which takes minutes.",
    remedy: "Write `replicas: 1`; or leave it, if the service runs on without its cache and without what was in it.",
    source: "Minimizing downtime in ElastiCache by using Multi-AZ, ElastiCache user guide.",
    check,
};
