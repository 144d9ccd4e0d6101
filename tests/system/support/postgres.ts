import { Client } from "pg";
import { migrate, type DatabaseSettings } from "@flotilla/chassis/postgres";
import { master, postgresPrograms, startPostgres, type PostgresServer } from "../../components/data/rotation/postgres";

/** A database of a PostgreSQL server that is there for one suite of tests. */
export class TestDatabase {
    private started: PostgresServer | undefined;

    constructor(private readonly name: string) {}

    get server(): PostgresServer {
        if (this.started === undefined) throw new Error("the server is started before the first test");
        return this.started;
    }

    /** What a service is given to sign in, as the owner of the database. */
    get settings(): DatabaseSettings {
        return {
            DB_HOST: this.server.host,
            DB_PORT: this.server.port,
            DB_NAME: this.name,
            DB_USER: master.user,
            DB_PASSWORD: master.password,
            PGSSLMODE: "disable",
        };
    }

    /** The settings as variables of a process. */
    get variables(): Record<string, string> {
        return Object.fromEntries(Object.entries(this.settings).map(([name, value]) => [name, String(value)]));
    }

    query(sql: string): Promise<readonly Record<string, unknown>[]> {
        return this.server.query({ ...master, database: this.name }, sql);
    }

    /** Signs in with a client of its own, which is signed out after the work. */
    async withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
        const { host, port } = this.server;
        const client = new Client({ host, port, ...master, database: this.name });
        await client.connect();
        try {
            return await work(client);
        } finally {
            await client.end();
        }
    }

    async start(programs: string): Promise<void> {
        this.started = await startPostgres(programs, this.name);
    }

    async stop(): Promise<void> {
        await this.started?.stop();
    }
}

/**
 * Gives a suite a database, or skips it where the machine has no PostgreSQL.
 * @param name the name of the database
 * @param migrations the folder whose files are run before the first test. @default - it is empty
 */
export function useDatabase(name: string, migrations?: string): TestDatabase {
    const database = new TestDatabase(name);
    before("start PostgreSQL", async function () {
        this.timeout(60_000);
        const programs = postgresPrograms();
        if (programs === undefined) {
            console.log("    skipped: PostgreSQL is not installed (on Debian: apt-get install postgresql)");
            return this.skip();
        }
        await database.start(programs);
        if (migrations !== undefined) await database.withClient((client) => migrate(client, migrations));
    });
    after("stop PostgreSQL", () => database.stop());
    return database;
}
