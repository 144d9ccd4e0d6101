import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { LocalError } from "../local-error";
import { freePortAfter } from "../ports";
import { waitUntil, type Offspring } from "./offspring";
import { findProgram } from "./programs";

/** Where Debian's packages have the programs of PostgreSQL, by version. */
const debianVersions = "/usr/lib/postgresql";

/** A program of PostgreSQL on the machine, where its packages put it or on the path. */
export function findPostgres(): string | undefined {
    const versions = existsSync(debianVersions) ? readdirSync(debianVersions) : [];
    const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
    return findProgram(
        "postgres",
        newestFirst.map((version) => join(debianVersions, version, "bin")),
    );
}

/** A database and the one user that it has. */
export interface LocalDatabase {
    readonly host: string;
    readonly port: number;
    readonly name: string;
    readonly user: string;
    readonly password: string;
}

/** A PostgreSQL server that runs. */
export interface LocalPostgres {
    /** Makes a database and a user whose it is. */
    createDatabase(name: string, user: string): Promise<LocalDatabase>;
}

const host = "127.0.0.1";
const superuser = "dba";

/** PostgreSQL refuses to run as root, which this process may be. */
const nobody = 65_534;
const runsAsRoot = process.getuid?.() === 0;
const asOther = runsAsRoot ? { uid: nobody, gid: nobody } : {};

/**
 * Starts a PostgreSQL server whose data go with it: nothing waits for a disk.
 * @throws LocalError if there is none on this machine, or it does not start
 */
export async function startPostgres(offspring: Offspring): Promise<LocalPostgres> {
    const program = findPostgres();
    if (program === undefined)
        throw new LocalError(
            "a service has a database, and there is no PostgreSQL on this machine",
            "install it (Debian and Ubuntu: sudo apt install postgresql; macOS: brew install postgresql@17), or use flotilla compose",
        );
    const folder = mkdtempSync(join(tmpdir(), "flotilla-postgres-"));
    offspring.keepFolder(folder);
    if (runsAsRoot) chownSync(folder, nobody, nobody);
    const data = join(folder, "data");
    const password = randomBytes(16).toString("hex");
    const passwordFile = join(folder, "password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (runsAsRoot) chownSync(passwordFile, nobody, nobody);
    try {
        const method = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`];
        execFileSync(
            join(dirname(program), "initdb"),
            ["-D", data, "-U", superuser, ...method, "-E", "UTF8", "--no-locale", "--no-sync"],
            { ...asOther, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
        );
    } catch (error) {
        throw new LocalError(
            "PostgreSQL can't make a database here",
            `see its message above; its programs are in ${dirname(program)}`,
            String((error as { stderr?: Buffer }).stderr ?? error),
        );
    }
    const port = await freePortAfter(5431);
    const settings = {
        listen_addresses: host,
        port: String(port),
        unix_socket_directories: "",
        fsync: "off",
        full_page_writes: "off",
        synchronous_commit: "off",
        max_connections: "200",
    };
    const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = await offspring.start(program, ["-D", data, ...words], { ...asOther, cwd: folder, stdio: "ignore" });
    const admin = { host, port, user: superuser, password, database: "postgres" };
    const ready = await waitUntil(() => answers(admin), 30);
    if (!ready || server.exitCode !== null)
        throw new LocalError("PostgreSQL does not start", `run it by hand to see why: ${program} -D <folder>`);
    return {
        createDatabase: async (name, user) => {
            const own = randomBytes(16).toString("hex");
            await query(admin, `CREATE ROLE "${user}" LOGIN PASSWORD '${own}'`);
            await query(admin, `CREATE DATABASE "${name}" OWNER "${user}"`);
            return { host, port, name, user, password: own };
        },
    };
}

type Login = ConstructorParameters<typeof Client>[0];

async function query(login: Login, sql: string): Promise<void> {
    const client = new Client(login);
    await client.connect();
    try {
        await client.query(sql);
    } finally {
        await client.end();
    }
}

const answers = (login: Login): Promise<boolean> =>
    query(login, "SELECT 1").then(
        () => true,
        () => false,
    );
