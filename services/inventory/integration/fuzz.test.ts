import { join } from "node:path";
import { answersWhateverComes } from "../../../tests/system/support/fuzzed-service";
import { buildInventoryApp } from "../src/app";
import { PostgresItems } from "../src/postgres-items";
import { PostgresReservations } from "../src/postgres-reservations";

describe("inventory service, asked whatever comes", () => {
    answersWhateverComes("inventory_db", join(__dirname, "../migrations"), (database) =>
        buildInventoryApp(
            { items: new PostgresItems(database), reservations: new PostgresReservations(database) },
            { logger: false, ready: { database: database.ping } },
        ),
    );
});
