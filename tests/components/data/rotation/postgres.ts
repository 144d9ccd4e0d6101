import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

/** Where Debian's packages have the programs of PostgreSQL, by version. */
const versions = "/usr/lib/postgresql";

/** The folder of the newest version of PostgreSQL on this machine, or undefined where there is none. */
export function postgresPrograms(): string | undefined {
    if (!existsSync(versions)) return undefined;
    const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0];
    return newest === undefined ? undefined : join(versions, newest, "bin");
}

/** A server of its own, empty, that only this process reaches. */
export interface PostgresServer {
    readonly host: string;
    readonly port: number;
    /** Signs in, runs a statement, and signs out. */
    readonly query: (
        as: { readonly user: string; readonly password: string; readonly database: string },
        sql: string,
    ) => Promise<readonly Record<string, unknown>[]>;
    readonly stop: () => Promise<void>;
}

/** The master as RDS makes it: it makes databases and roles, and is no superuser. */
export const master = { user: "dba", password: "of-the-master" } as const;

const superuser = "rdsadmin";

/** PostgreSQL refuses to run as root, which this process may be. */
const asOther = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Starts a server with a database that belongs to the master. */
export async function startPostgres(programs: string, database: string): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), "flotilla-postgres-"));
    if (asOther.uid !== undefined) execFileSync("chown", [`${asOther.uid}:${asOther.gid}`, folder]);
    const data = join(folder, "data");
    execFileSync(join(programs, "initdb"), ["-D", data, "-U", superuser, "--auth=trust", "-E", "UTF8"], {
        ...asOther,
        cwd: folder,
        stdio: "ignore",
    });
    // Of each process its own, so that two that test at once do not meet.
    const port = 20_000 + (process.pid % 20_000);
    const settings = {
        listen_addresses: "127.0.0.1",
        unix_socket_directories: folder,
        port: String(port),
        fsync: "off",
        hba_file: join(folder, "hba.conf"),
    };
    execFileSync("sh", ["-c", 'printf "%s" "$0" > hba.conf', hba], { ...asOther, cwd: folder });
    const server = spawn(
        join(programs, "postgres"),
        ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
        { ...asOther, cwd: folder, stdio: "ignore" },
    );
    const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    const query: PostgresServer["query"] = async (as, sql) => {
        const client = new Client({ host: "127.0.0.1", port, ...as });
        await client.connect();
        try {
            return (await client.query<Record<string, unknown>>(sql)).rows;
        } finally {
            await client.end();
        }
    };
    const admin = { user: superuser, password: "", database: "postgres" };
    for (let attempt = 0; ; attempt++) {
        try {
            await query(admin, "SELECT 1");
            break;
        } catch (error) {
            if (attempt === 100) throw error;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
    }
    await query(admin, `CREATE ROLE ${master.user} LOGIN CREATEDB CREATEROLE PASSWORD '${master.password}'`);
    await query({ ...master, database: "postgres" }, `CREATE DATABASE ${database}`);
    return {
        host: "127.0.0.1",
        port,
        query,
        stop: async () => {
            server.kill("SIGINT");
            await ended;
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

/** The superuser comes in without a password, and everybody else with one. */
const hba = `host all ${superuser} 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n`;
