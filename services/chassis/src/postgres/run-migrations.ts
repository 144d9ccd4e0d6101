import { Client } from "pg";
import { settings } from "../settings";
import { createLogger } from "../telemetry/log";
import { connectionOf } from "./connection";
import { migrate } from "./migrate";
import { databaseSettings } from "./settings";

/**
 * What `migrate.js` of a service does: a job that runs before each deployment. Exits with 1 if it fails, and the deployment does not happen.
 * @param folder where the files of SQL are
 */
export async function runMigrations(about: { name: string; version: string }, folder: string): Promise<void> {
    const env = settings(databaseSettings);
    const log = createLogger(about);
    const client = new Client({ ...connectionOf(env), user: env.DB_USER, password: env.DB_PASSWORD });
    try {
        await client.connect();
        log.info({ migrations: await migrate(client, folder) }, "migrated");
    } catch (error) {
        log.fatal(error, "not migrated");
        process.exitCode = 1;
    } finally {
        await client.end();
    }
}
