import assert from "node:assert/strict";
import { Client } from "pg";
import type { Credentials } from "../../../../components/data/rotation/credentials";
import { allowLogin } from "../../../../components/data/rotation/login-role";
import {
    rotate,
    type RotationSurroundings,
    type Stage,
    type Version,
} from "../../../../components/data/rotation/rotate";
import { scramVerifier } from "../../../../components/data/rotation/scram";
import { master, postgresPrograms, startPostgres, type PostgresServer } from "./postgres";

/** A secret that is only kept here. */
class Secret {
    readonly versions = new Map<string, Version>();
    readonly stages = new Map<Stage, string>();
    private count = 0;

    read = (stage: Stage, id?: string): Promise<Version | undefined> => {
        const at = this.stages.get(stage);
        return Promise.resolve(at === undefined || (id !== undefined && id !== at) ? undefined : this.versions.get(at));
    };

    add = (stage: Stage, credentials: Credentials, id = `first-${++this.count}`): Promise<void> => {
        this.versions.set(id, { id, credentials });
        this.stages.set(stage, id);
        return Promise.resolve();
    };

    promote = (id: string, instead: string | undefined): Promise<void> => {
        assert.equal(this.stages.get("AWSCURRENT"), instead);
        this.stages.set("AWSCURRENT", id);
        return Promise.resolve();
    };

    get current(): Credentials {
        const version = this.versions.get(this.stages.get("AWSCURRENT") ?? "");
        assert.ok(version, "there is no current version");
        return version.credentials;
    }
}

const dbname = "order_db";
const steps = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;

describe("what PostgreSQL stores of a password", () => {
    // Source: the example of RFC 7677, user "user" and password "pencil".
    it("is what the standard's example gives", () =>
        assert.equal(
            scramVerifier("pencil", Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64")),
            "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
        ));
    it("differs each time", () => assert.notEqual(scramVerifier("pencil"), scramVerifier("pencil")));
});

describe("a rotation on a real PostgreSQL", function () {
    let server: PostgresServer;
    let secret: Secret;
    let surroundings: RotationSurroundings;

    before(async function () {
        const programs = postgresPrograms();
        if (programs === undefined) return this.skip();
        server = await startPostgres(programs, dbname);
    });
    after(() => (server as PostgresServer | undefined)?.stop());

    const as = ({ username, password }: Credentials) => ({ user: username, password, database: dbname });
    const query = (credentials: Credentials, sql: string) => server.query(as(credentials), sql);
    const inTurn = async (id: string, ...of: readonly (typeof steps)[number][]) => {
        for (const Step of of) await rotate({ Step, SecretId: "arn", ClientRequestToken: id }, surroundings);
    };

    beforeEach(async () => {
        secret = new Secret();
        surroundings = {
            secret,
            database: { host: server.host, port: server.port, dbname },
            signsIn: (credentials) =>
                query(credentials, "SELECT 1").then(
                    () => true,
                    (error: unknown) => {
                        assert.match(String((error as { code?: unknown }).code), /^28/);
                        return false;
                    },
                ),
            allow: async (credentials) => {
                const client = new Client({ host: server.host, port: server.port, ...master, database: dbname });
                await client.connect();
                try {
                    await allowLogin(client, credentials);
                } finally {
                    await client.end();
                }
            },
        };
        await rotate({ Step: "initialize" }, surroundings);
    });

    it("makes a user at first, who owns the database and is no master", async () => {
        const { username } = secret.current;
        assert.equal(username, "app_1");
        assert.deepEqual(await query(secret.current, "SELECT session_user AS signed_in, current_user AS acts_as"), [
            { signed_in: "app_1", acts_as: "app_owner" },
        ]);
        const [role] = await query(
            secret.current,
            "SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = session_user",
        );
        assert.deepEqual(role, { rolsuper: false, rolcreaterole: false, rolcreatedb: false });
        await assert.rejects(query(secret.current, "CREATE ROLE another"), /permission denied/);
    });

    it("leaves the first user as it is when it is called again", async () => {
        const before = secret.current;
        await rotate({ Step: "initialize" }, surroundings);
        assert.deepEqual(secret.current, before);
    });

    it("gives a database that took the place of another its user again", async () => {
        const { versions, stages } = secret;
        versions.set("lost", { id: "lost", credentials: { ...secret.current, password: "of-another-database" } });
        stages.set("AWSCURRENT", "lost");
        await rotate({ Step: "initialize" }, surroundings);
        assert.deepEqual(await query(secret.current, "SELECT 1 AS one"), [{ one: 1 }]);
    });

    it("gives the other user a new password, and leaves the one before its own until the next time", async () => {
        const first = secret.current;
        await inTurn("second", ...steps);
        const second = secret.current;
        assert.deepEqual([first.username, second.username], ["app_1", "app_2"]);
        assert.deepEqual(await query(first, "SELECT 1 AS one"), [{ one: 1 }], "tasks that run go on");
        await inTurn("third", ...steps);
        assert.equal(secret.current.username, "app_1");
        assert.notEqual(secret.current.password, first.password);
        await assert.rejects(query(first, "SELECT 1"), /password authentication failed/);
        assert.deepEqual(await query(second, "SELECT 1 AS one"), [{ one: 1 }]);
    });

    it("lets each of the two users change what the other made", async () => {
        const first = secret.current;
        await query(first, "DROP TABLE IF EXISTS orders; CREATE TABLE orders (id int PRIMARY KEY)");
        await inTurn("second", ...steps);
        await query(secret.current, "ALTER TABLE orders ADD COLUMN total int; INSERT INTO orders VALUES (1, 2)");
        assert.deepEqual(await query(first, "SELECT total FROM orders"), [{ total: 2 }]);
    });

    it("can repeat each step", async () => {
        for (const step of steps) await inTurn("second", step, step);
        assert.equal(secret.current.username, "app_2");
        assert.deepEqual(await query(secret.current, "SELECT 1 AS one"), [{ one: 1 }]);
    });

    it("changes nothing that is current where the database refuses the new password", async () => {
        const before = secret.current;
        await inTurn("second", "createSecret", "setSecret");
        await server.query(
            { ...master, database: dbname },
            `ALTER ROLE app_2 PASSWORD '${scramVerifier("something else").replaceAll("'", "''")}'`,
        );
        await assert.rejects(inTurn("second", "testSecret"), /the database refuses app_2/);
        assert.deepEqual(secret.current, before);
    });

    it("passes the test that Secrets Manager does of a rotation which it does not start", async () => {
        await inTurn("only-tested", "testSecret");
    });

    it("shuts out who is not of the service", async () => {
        await server.query({ ...master, database: dbname }, "DROP ROLE IF EXISTS stranger");
        await server.query({ ...master, database: dbname }, "CREATE ROLE stranger LOGIN PASSWORD 'a-password'");
        await assert.rejects(
            server.query({ user: "stranger", password: "a-password", database: dbname }, "SELECT 1"),
            /permission denied for database/,
        );
    });
});
