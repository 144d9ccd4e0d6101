import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const ofAnInstance = ["instance", "storage", "maxStorage"] as const;

const check: Check = eachService(({ database }, at): Finding[] => {
    if (database?.serverless === undefined) return [];
    const { min, max } = database.serverless;
    return [
        ...(min > max
            ? [
                  finding(
                      at("database", "serverless", "min"),
                      `${min} is more than the ${max} of max`,
                      `write at most ${max}, or raise max`,
                  ),
              ]
            : []),
        ...ofAnInstance
            .filter((option) => database[option] !== undefined)
            .map((option) =>
                finding(
                    at("database", option),
                    "is of an instance, and Aurora Serverless has none",
                    "remove it, or remove serverless",
                ),
            ),
    ];
});

/** The rule `database/serverless`. */
export const databaseServerless: Rule = {
    id: "database/serverless",
    severity: "error",
    what: "A database on Aurora Serverless has as many capacity units at most as at least, or more, and no `instance`, `storage` or `maxStorage`.",
    why: "Aurora has no class and no disk to choose: its capacity follows the load, and its storage grows by itself.",
    remedy: "Raise max, or remove what an instance alone has.",
    source: "ServerlessV2ScalingConfiguration, RDS API reference; Amazon Aurora storage, Aurora user guide.",
    check,
};
