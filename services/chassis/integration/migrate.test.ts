import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@flotilla/chassis/postgres";
import { useDatabase } from "../../../tests/system/support/postgres";

describe("migrations on a real PostgreSQL", () => {
    const database = useDatabase("shop");
    let folder: string;

    const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
    const run = () => database.withClient((client) => migrate(client, folder));

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "flotilla-migrations-"));
        write("0001-things.sql", "SELECT pg_sleep(0.3); CREATE TABLE things (id integer);");
        write("0002-one.sql", "INSERT INTO things VALUES (1);");
        write("README.md", "no migration");
    });
    after(() => rmSync(folder, { recursive: true }));

    it("are run once, in order, by one of two that start at the same time", async () => {
        const runs = await Promise.all([run(), run()]);
        assert.deepEqual(runs.flat(), ["0001-things.sql", "0002-one.sql"]);
        assert.deepEqual(await database.query("SELECT id FROM things"), [{ id: 1 }]);
        assert.deepEqual(await run(), []);
    });

    it("that fail leave nothing, are named, and are run again when they are mended", async () => {
        write("0003-two.sql", "INSERT INTO things VALUES (2); INSERT INTO nothing VALUES (3);");
        await assert.rejects(run(), /0003-two\.sql: relation "nothing" does not exist/);
        assert.deepEqual(await database.query("SELECT count(*)::integer AS things FROM things"), [{ things: 1 }]);
        write("0003-two.sql", "INSERT INTO things VALUES (2);");
        assert.deepEqual(await run(), ["0003-two.sql"]);
    });

    it("that were run must stay as they were", async () => {
        write("0002-one.sql", "INSERT INTO things VALUES (11);");
        await assert.rejects(run(), /0002-one\.sql was run, and has been changed since: write another file/);
    });
});
