import { regionOfArn } from "../../aws/arn";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ cache }, at, { region }) => {
    const key = cache?.key;
    return key === undefined || regionOfArn(key) === region
        ? []
        : [
              finding(
                  at("cache", "key"),
                  `is a key in ${regionOfArn(key)}, and the cache is in ${region}`,
                  `write the ARN of a key in ${region}`,
              ),
          ];
});

/** The rule `cache/key`. */
export const cacheKey: Rule = {
    id: "cache/key",
    severity: "error",
    what: "The key of a cache is in the environment's region.",
    why: "A key encrypts in its own region only: ElastiCache refuses another.",
    remedy: "Write the ARN of a key in the environment's region; in the stack file, where environments are in several.",
    source: "At-Rest Encryption in ElastiCache, ElastiCache user guide.",
    check,
};
