import assert from "node:assert/strict";
import { Unavailable } from "@flotilla/chassis";
import { connectDatabase, type Database } from "@flotilla/chassis/postgres";
import { useDatabase } from "../../../tests/system/support/postgres";

describe("a service's database on a real PostgreSQL", () => {
    const server = useDatabase("shop");
    let database: Database;

    before(async () => {
        await server.query("CREATE TABLE counts (id integer PRIMARY KEY, count integer NOT NULL)");
        await server.query("INSERT INTO counts VALUES (1, 0), (2, 0)");
        database = connectDatabase(server.settings, { connections: 4 });
    });
    after(() => (database as Database | undefined)?.close());

    it("does all of a transaction, or nothing", async () => {
        const broken = database.transaction(async (within) => {
            await within.query("UPDATE counts SET count = 9");
            throw new Error("no");
        });
        await assert.rejects(broken, /^Error: no$/);
        assert.deepEqual(await database.query("SELECT DISTINCT count FROM counts"), [{ count: 0 }]);
    });

    it("does a transaction again that stood in another's way", async () => {
        const both = (first: number, second: number) =>
            database.transaction(async (within) => {
                await within.query("UPDATE counts SET count = count + 1 WHERE id = $1", [first]);
                await within.query("SELECT pg_sleep(0.2)");
                await within.query("UPDATE counts SET count = count + 1 WHERE id = $1", [second]);
            });
        await Promise.all([both(1, 2), both(2, 1)]);
        assert.deepEqual(await database.query("SELECT DISTINCT count FROM counts"), [{ count: 2 }]);
    });

    it("is not available while its connections are cut, and is again after that", async () => {
        const slow = database.query("SELECT pg_sleep(5)");
        const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(5)'";
        await new Promise((resolve) => setTimeout(resolve, 200));
        await Promise.all([
            assert.rejects(slow, (error) => error instanceof Unavailable && error.dependency === "database"),
            server.query(cut),
        ]);
        await database.ping();
    });

    it("outlives a connection that is lost between two statements of a transaction", async () => {
        const lost = database.transaction(async (within) => {
            const [own] = await within.query("SELECT pg_backend_pid() AS pid");
            await server.query(`SELECT pg_terminate_backend(${Number(own?.["pid"])})`);
            await new Promise((resolve) => setTimeout(resolve, 200));
            await within.query("SELECT 1");
        });
        await assert.rejects(lost);
        await database.ping();
    });

    it("is not available where nobody listens, nor for a user who may not sign in", async () => {
        for (const wrong of [{ DB_PORT: 1 }, { DB_USER: "nobody" }]) {
            const other = connectDatabase({ ...server.settings, ...wrong });
            await assert.rejects(other.ping(), Unavailable);
            await other.close();
        }
    });

    it("reads its login again once, for all that were refused at the same time", async () => {
        const { DB_USER: username, DB_PASSWORD: password } = server.settings;
        let reads = 0;
        const rotated = connectDatabase(
            { ...server.settings, DB_PASSWORD: "of yesterday" },
            {
                readCredentials: () => {
                    reads++;
                    return new Promise((resolve) => setTimeout(() => resolve({ username, password }), 50));
                },
            },
        );
        await Promise.all(Array.from({ length: 8 }, () => rotated.ping()));
        assert.equal(reads, 1);
        await rotated.close();
    });

    it("is not available where the login that is read is refused too", async () => {
        const { DB_USER: username } = server.settings;
        const wrong = { username, password: "of yesterday" };
        const other = connectDatabase(
            { ...server.settings, DB_PASSWORD: wrong.password },
            { readCredentials: () => Promise.resolve({ ...wrong }) },
        );
        await assert.rejects(other.ping(), Unavailable);
        await other.close();
    });
});
