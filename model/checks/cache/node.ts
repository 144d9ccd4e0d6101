import { cacheNodeFamilies, cacheNodeSizes } from "../../aws/cache-node-types";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ cache }, at) => {
    if (cache === undefined) return [];
    const [, family = "", size = ""] = cache.node.split(".");
    const sizes = cacheNodeSizes(family);
    if (sizes === undefined)
        return [
            finding(
                at("cache", "node"),
                `"${cache.node}" is of no family that is known: ${cacheNodeFamilies.join(", ")}`,
                "write for example cache.t4g.micro, or cache.m7g.large",
            ),
        ];
    return sizes.includes(size)
        ? []
        : [
              finding(
                  at("cache", "node"),
                  `"${cache.node}" is no size of ${family}: ${sizes.join(", ")}`,
                  `write for example cache.${family}.${sizes[0] ?? ""}`,
              ),
          ];
});

/** The rule `cache/node`. */
export const cacheNode: Rule = {
    id: "cache/node",
    severity: "error",
    what: "A cache's nodes are of a type that ElastiCache has for Valkey: t3, t4g, m5, m6g, m7g, r5, r6g, r7g or c7gn, in a size of that family.",
    why: "ElastiCache refuses others when the rest of the environment is built already. Older generations do not encrypt, and r6gd keeps data on disks.",
    remedy: "Write a type by the memory that the data take, with a quarter more for snapshots and failovers.",
    source: "Supported node types, ElastiCache user guide.",
    check,
};
