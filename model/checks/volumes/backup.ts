import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ volumes }, at, { configuration }) =>
    configuration.environment.class === "production"
        ? Object.entries(volumes)
              .filter(([, { efs }]) => efs?.backup === false)
              .map(([name]) =>
                  finding(
                      at("volumes", name, "efs", "backup"),
                      "is off in production: what is deleted or overwritten by mistake is gone",
                      "remove it, for a copy a day",
                  ),
              )
        : [],
);

/** The rule `volumes/backup`. */
export const volumesBackup: Rule = {
    id: "volumes/backup",
    severity: "warning",
    what: "In production, file systems are backed up.",
    why: "A file system is as safe as the last one who may write to it; a backup brings back what was deleted or overwritten.",
    remedy: "Leave backup on, which it is in production.",
    source: "Security Hub control EFS.2.",
    check,
};
