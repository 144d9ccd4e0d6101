import assert from "node:assert/strict";
import { join } from "node:path";
import type { App } from "@flotilla/chassis";
import { connectDatabase, type Database } from "@flotilla/chassis/postgres";
import { documentOf, fuzzRoutes, sendToApp, withoutSuccess } from "../../../tests/system/support/openapi-fuzz";
import { useDatabase } from "../../../tests/system/support/postgres";
import { buildUserApp } from "../src/app";
import { PostgresUsers } from "../src/postgres-users";

describe("user service, asked whatever comes", () => {
    const server = useDatabase("user_db", join(__dirname, "../migrations"));
    let database: Database;
    let app: App;
    before(async () => {
        database = connectDatabase(server.settings);
        app = await buildUserApp(new PostgresUsers(database), {
            logger: false,
            ready: { database: database.ping },
        });
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
