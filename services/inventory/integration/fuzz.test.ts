import assert from "node:assert/strict";
import { join } from "node:path";
import type { App } from "@flotilla/chassis";
import { connectDatabase, type Database } from "@flotilla/chassis/postgres";
import { documentOf, fuzzRoutes, sendToApp, withoutSuccess } from "../../../tests/system/support/openapi-fuzz";
import { useDatabase } from "../../../tests/system/support/postgres";
import { buildInventoryApp } from "../src/app";
import { PostgresItems } from "../src/postgres-items";
import { PostgresReservations } from "../src/postgres-reservations";

describe("inventory service, asked whatever comes", () => {
    const server = useDatabase("inventory_db", join(__dirname, "../migrations"));
    let database: Database;
    let app: App;
    before(async () => {
        database = connectDatabase(server.settings);
        app = await buildInventoryApp(
            {
                items: new PostgresItems(database),
                reservations: new PostgresReservations(database),
            },
            { logger: false, ready: { database: database.ping } },
        );
    });
    after(async () => {
        await (app as App | undefined)?.close();
        await (database as Database | undefined)?.close();
    });

    it("answers each request with what it describes, or with a problem", async function () {
        this.timeout(60_000);
        const report = await fuzzRoutes({
            document: await documentOf(app),
            send: sendToApp(app),
            runs: 200,
        });
        assert.deepEqual(withoutSuccess(report), []);
    });
});
