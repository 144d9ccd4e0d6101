import { storageOf } from "../../plan/database";
import { inMiB } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** The share of the disk at which RDS begins to grow it. */
const growsBelow = 1 / 10;

const check: Check = eachService(({ database, alarms: { database: alarms } }, at) => {
    const { freeStorage } = alarms;
    if (database === undefined || database.serverless !== undefined) return [];
    if (freeStorage === undefined || freeStorage === false) return [];
    const storage = storageOf(database);
    const path = at("alarms", "database", "freeStorage");
    if (inMiB(freeStorage) === 0)
        return [finding(path, "is nothing, and no disk has less free", 'write for example "1 GiB", or false for none')];
    return inMiB(freeStorage) < inMiB(storage) * growsBelow
        ? []
        : [
              finding(
                  path,
                  `is "${freeStorage}", a tenth or more of the disk of ${storage} (storage)`,
                  "write less than a tenth of the storage, or leave it away",
              ),
          ];
});

/** The rule `alarms/free-storage`. */
export const alarmsFreeStorage: Rule = {
    id: "alarms/free-storage",
    severity: "error",
    what: "The free storage that is told of is more than nothing, and less than a tenth of the disk.",
    why: "RDS grows the disk when less than a tenth of it is free: the alarm would begin each time that this is about to happen, and tell of nothing that somebody has to do.",
    remedy: "Write less than a tenth of the database's storage, or leave the default.",
    source: "Managing capacity automatically with Amazon RDS storage autoscaling, RDS user guide.",
    check,
};
