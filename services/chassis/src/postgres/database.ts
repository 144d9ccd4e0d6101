import { Client, Pool, type ClientConfig, type PoolClient, type QueryResultRow } from "pg";
import { Unavailable } from "../unavailable";
import { connectionOf } from "./connection";
import { isConflict, isLoginRefused, isUnreachable } from "./errors";
import { credentialsIn, Login, type ReadCredentials } from "./login";
import type { DatabaseSettings } from "./settings";

/** Runs statements. Values go as `$1`, never into the text. */
export interface Queryable {
    /** @returns the rows */
    query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A service's own database. */
export interface Database extends Queryable {
    /** Does all of it or nothing; again, if it lost against another that ran at the same time. */
    transaction<Result>(work: (within: Queryable) => Promise<Result>): Promise<Result>;
    /** Fails if the database does not answer. */
    readonly ping: () => Promise<void>;
    readonly close: () => Promise<void>;
}

/** How a database is used. */
export interface DatabaseOptions {
    /** Who is used for what is logged. */
    readonly log?: { warn(details: object, message: string): void };
    /** Reads who signs in now, when the one who did is refused. @default - the secret DB_LOGIN_ARN, where there is one */
    readonly readCredentials?: ReadCredentials | undefined;
    /** How many connections there are at most. @default 10 */
    readonly connections?: number;
    /** For how many statements or transactions a connection is used. @default - without end */
    readonly usesPerConnection?: number;
}

/** How long a statement may take, in milliseconds; and a transaction in which nothing is done. */
const STATEMENT_TIMEOUT_MS = 5_000;
/** How long one waits for a connection, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 3_000;
/** How often one signs in, with what was read in between, and how often a transaction is tried. */
const ATTEMPTS = 3;

const queryable = (client: PoolClient): Queryable => ({
    query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
});

function poolOf(settings: DatabaseSettings, login: Login, { connections, usesPerConnection }: DatabaseOptions): Pool {
    /** Signs in as who does at that moment; a pool itself remembers who did when it was made. */
    class SigningIn extends Client {
        constructor(config?: ClientConfig) {
            const { username: user, password } = login.current;
            super({ ...config, user, password });
        }
    }
    return new Pool({
        ...connectionOf(settings),
        Client: SigningIn,
        max: connections ?? 10,
        maxUses: usesPerConnection ?? Infinity,
        connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
        statement_timeout: STATEMENT_TIMEOUT_MS,
        idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    });
}

/** The database that the settings name. It is connected with when it is asked first. */
export function connectDatabase(settings: DatabaseSettings, options: DatabaseOptions = {}): Database {
    const { DB_USER: username, DB_PASSWORD: password, DB_LOGIN_ARN: secret } = settings;
    const { log, readCredentials = secret === undefined ? undefined : credentialsIn(secret) } = options;
    const login = new Login({ username, password }, readCredentials);
    const pool = poolOf(settings, login, options);
    // A connection that is lost while nobody uses it; the pool takes another.
    pool.on("error", (err) => log?.warn({ err }, "a connection to the database was lost"));
    // One that is lost while it is lent out fails its query; without a listener of its own it would also end the process.
    pool.on("connect", (client) => client.on("error", () => undefined));

    const connect = async (): Promise<PoolClient> => {
        for (let attempt = 1; ; attempt++) {
            const used = login.current;
            try {
                return await pool.connect();
            } catch (error) {
                if (!isLoginRefused(error) || attempt === ATTEMPTS || !(await login.renew(used))) throw error;
                log?.warn({ user: login.current.username }, "the database refused the login: it was read again");
            }
        }
    };

    const connected = async <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> => {
        let client: PoolClient | undefined;
        let lost: Error | undefined;
        try {
            client = await connect();
            return await work(client);
        } catch (error) {
            if (!isUnreachable(error) && !isLoginRefused(error)) throw error;
            lost = error as Error;
            throw new Unavailable("database", "can't be reached", { cause: error });
        } finally {
            client?.release(lost);
        }
    };

    const once = <Result>(work: (within: Queryable) => Promise<Result>) =>
        connected(async (client) => {
            await client.query("BEGIN");
            try {
                const result = await work(queryable(client));
                await client.query("COMMIT");
                return result;
            } catch (error) {
                await client.query("ROLLBACK");
                throw error;
            }
        });

    return {
        query: (text, values) => connected((client) => queryable(client).query(text, values)),
        async transaction(work) {
            for (let attempt = 1; ; attempt++)
                try {
                    return await once(work);
                } catch (error) {
                    if (!isConflict(error) || attempt === ATTEMPTS) throw error;
                }
        },
        ping: () => connected(async (client) => void (await client.query("SELECT 1"))),
        close: () => pool.end(),
    };
}
