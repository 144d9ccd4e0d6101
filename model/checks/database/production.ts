import { inDays } from "../../schema/units";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

/** Fewer days than a holiday takes: what went wrong on its first day could not be undone after it. */
const fewDays = 7;

const check: Check = eachService(({ database }, at, { configuration: { environment } }): Finding[] => {
    if (database === undefined || environment.class !== "production") return [];
    const { multiZone, backupRetention } = database;
    return [
        ...(multiZone === false
            ? [
                  finding(
                      at("database", "multiZone"),
                      "leaves a database of production without a standby",
                      "remove it, so that a second zone takes over when the first fails",
                  ),
              ]
            : []),
        ...(backupRetention !== undefined && inDays(backupRetention) < fewDays
            ? [
                  finding(
                      at("database", "backupRetention"),
                      `keeps backups of production for ${backupRetention}`,
                      `write at least "${fewDays} days", or remove it for 14 days`,
                  ),
              ]
            : []),
    ];
});

/** The rule `database/production`. */
export const databaseProduction: Rule = {
    id: "database/production",
    severity: "warning",
    what: "A database of class production has a standby in another zone, and backups of at least 7 days.",
    why: "Without a standby, the database is gone with its zone, and for minutes with each maintenance. Data that was spoilt can be restored only as far back as the backups go.",
    remedy: "Remove multiZone and backupRetention: in production they are true and 14 days.",
    source: "AWS Security Hub controls RDS.5 (multiple zones) and RDS.11 (backups).",
    check,
};
