import { createLogger, port, serve, settings } from "@flotilla/chassis";
import { connectDatabase, databaseSettings } from "@flotilla/chassis/postgres";
import { about } from "./about";
import { buildUserApp } from "./app";
import { PostgresUsers } from "./postgres-users";

async function main(): Promise<void> {
    const env = settings({ PORT: port.default(8080), ...databaseSettings });
    const logger = createLogger(about);
    const database = connectDatabase(env, { log: logger });
    const app = await buildUserApp(new PostgresUsers(database), { logger, ready: { database: database.ping } });
    await serve(app, { port: env.PORT, onClose: database.close });
}

void main();
