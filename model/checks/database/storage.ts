import { storageOf } from "../../plan/database";
import { inGiB } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** How much more than the storage RDS wants the most to be, at least. */
const leastGrowth = 1.1;

const check: Check = eachService(({ database }, at) => {
    if (database?.maxStorage === undefined) return [];
    const storage = storageOf(database);
    const least = Math.ceil(Number((inGiB(storage) * leastGrowth).toFixed(6)));
    return inGiB(database.maxStorage) >= least
        ? []
        : [
              finding(
                  at("database", "maxStorage"),
                  `"${database.maxStorage}" leaves the disk of ${storage} less than a tenth to grow`,
                  `write at least "${least} GiB", or remove it for twice storage`,
              ),
          ];
});

/** The rule `database/storage`. */
export const databaseStorage: Rule = {
    id: "database/storage",
    severity: "error",
    what: "The disk of a database can grow by a tenth at least: `maxStorage` is at least 1.1 times `storage`.",
    why: "RDS refuses a threshold that is nearer. A database whose disk is full takes no more writes.",
    remedy: "Raise maxStorage, or remove it for twice storage.",
    source: "Managing capacity automatically with Amazon RDS storage autoscaling, RDS user guide.",
    check,
};
