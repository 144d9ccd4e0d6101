import { createLogger, port, serve, settings } from "@flotilla/chassis";
import { connectDatabase, databaseSettings } from "@flotilla/chassis/postgres";
import { z } from "zod";
import { about } from "./about";
import { buildInventoryApp } from "./app";
import { PostgresItems } from "./postgres-items";
import { PostgresReservations } from "./postgres-reservations";
import { startSweeper } from "./sweeper";

async function main(): Promise<void> {
    const env = settings({
        PORT: port.default(8080),
        SWEEP_SECONDS: z.coerce.number().min(1).default(5),
        ...databaseSettings,
    });
    const logger = createLogger(about);
    const database = connectDatabase(env, { log: logger });
    const items = new PostgresItems(database);
    const reservations = new PostgresReservations(database);
    const app = await buildInventoryApp({ items, reservations }, { logger, ready: { database: database.ping } });
    const sweeper = startSweeper(reservations, env.SWEEP_SECONDS * 1_000, logger);
    await serve(app, {
        port: env.PORT,
        onClose: async () => {
            await sweeper.stop();
            await database.close();
        },
    });
}

void main();
