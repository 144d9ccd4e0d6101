import type { DatabasePlan } from "../plan/database";
import { factsOf, nothing, optional, type Facts, type Tellers } from "./facts";
import { inDaysText } from "./values";

const database: Tellers<DatabasePlan> = {
    identifier: nothing, // named by the stack
    databaseName: ({ databaseName }) => ({ name: databaseName }),
    port: nothing, // always the same
    version: ({ version }) => ({ version }),
    family: nothing, // follows from the version
    compute: ({ compute }): Facts =>
        compute.kind === "instance"
            ? {
                  instance: compute.instanceClass,
                  storage: `${compute.storageGiB} GiB`,
                  maxStorage: `${compute.maxStorageGiB} GiB`,
              }
            : { "serverless.min": String(compute.minCapacity), "serverless.max": String(compute.maxCapacity) },
    multiZone: ({ multiZone }) => ({ multiZone: String(multiZone) }),
    backupRetentionDays: ({ backupRetentionDays }) => ({ backupRetention: inDaysText(backupRetentionDays) }),
    key: ({ key }) => optional("key", key, String),
    retained: nothing, // follows from the environment's class
    tier: nothing, // follows from the network
    logGroup: nothing, // named by the stack
    rotationLogGroup: nothing, // named by the stack
    logRetentionDays: nothing, // told of the service
};

/** What holds for the database of a service, by the options of its configuration. */
export const databaseFacts = (of: DatabasePlan): Facts => factsOf(database, of, undefined);
