import assert from "node:assert/strict";
import type { App } from "@flotilla/chassis";
import { connectDatabase, type Database } from "@flotilla/chassis/postgres";
import { documentOf, fuzzRoutes, sendToApp, withoutSuccess } from "./openapi-fuzz";
import { useDatabase } from "./postgres";

/**
 * Declares that a service with a database answers whatever comes.
 * @param databaseName the name of its database
 * @param migrations the folder of its migrations
 * @param build builds its app on the database
 */
export function answersWhateverComes(
    databaseName: string,
    migrations: string,
    build: (database: Database) => Promise<App>,
): void {
    const server = useDatabase(databaseName, migrations);
    let database: Database;
    let app: App;
    before(async () => {
        database = connectDatabase(server.settings);
        app = await build(database);
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
}
