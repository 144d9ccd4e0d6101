import assert from "node:assert/strict";
import { join } from "node:path";
import type { App } from "@flotilla/chassis";
import { connectDatabase, type Database } from "@flotilla/chassis/postgres";
import { useDatabase } from "../../../tests/system/support/postgres";
import { RotatingLogin } from "../../../tests/system/support/rotating-login";
import { buildUserApp } from "../src/app";
import { PostgresUsers } from "../src/postgres-users";

describe("user service while its password rotates", () => {
    const server = useDatabase("user_db", join(__dirname, "../migrations"));
    let login: RotatingLogin;
    let database: Database;
    let app: App;
    let reads = 0;

    before(async () => {
        login = new RotatingLogin(server);
        await login.initialize();
        await server.query("ALTER TABLE users OWNER TO app_owner");
        const { username, password } = await login.current();
        database = connectDatabase(
            { ...server.settings, DB_USER: username, DB_PASSWORD: password },
            {
                // A connection outlives its password: so they are given up all the time, and each new one signs in.
                usesPerConnection: 3,
                readCredentials: () => {
                    reads++;
                    return login.current();
                },
            },
        );
        app = await buildUserApp(new PostgresUsers(database), { logger: false });
    });
    after(async () => {
        await (app as App | undefined)?.close();
        await (database as Database | undefined)?.close();
    });

    it("answers every request, through six rotations under load", async () => {
        const statuses = new Map<number, number>();
        let rotating = true;
        const caller = async (name: number) => {
            for (let turn = 0; rotating; turn++) {
                const payload = { email: `${name}-${turn}@example.com`, name: "Ada" };
                const { statusCode, headers } = await app.inject({ method: "POST", url: "/users", payload });
                statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
                const read = await app.inject(String(headers.location));
                statuses.set(read.statusCode, (statuses.get(read.statusCode) ?? 0) + 1);
            }
        };
        const callers = Array.from({ length: 8 }, (_, name) => caller(name));
        for (let rotation = 0; rotation < 6; rotation++) {
            await new Promise((resolve) => setTimeout(resolve, 200));
            await login.rotate();
        }
        rotating = false;
        await Promise.all(callers);
        assert.deepEqual([...statuses.keys()].sort(), [200, 201], JSON.stringify([...statuses]));
        assert.equal(statuses.get(200), statuses.get(201));
        // Both users' passwords have been replaced since the service started: it was refused, and read the secret again.
        assert.ok(reads >= 2, `the secret was read ${reads} times`);
    });
});
