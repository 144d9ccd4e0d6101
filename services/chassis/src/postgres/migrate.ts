import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";

/** Only who holds this may migrate, so that two tasks that start at once do not both. Any number that stays the same will do. */
const LOCK = 7_420_861;

/** One file of SQL, named so that the names sort as they are to be run: `0001-users.sql`. */
interface Migration {
    readonly name: string;
    readonly sql: string;
    readonly hash: string;
}

const read = (folder: string): Migration[] =>
    readdirSync(folder)
        .filter((name) => name.endsWith(".sql"))
        .sort()
        .map((name) => {
            const sql = readFileSync(join(folder, name), "utf8");
            return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
        });

async function applied(client: Client): Promise<Map<string, string>> {
    await client.query(
        `CREATE TABLE IF NOT EXISTS migrations (
            name text PRIMARY KEY,
            hash text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )`,
    );
    const { rows } = await client.query<{ name: string; hash: string }>("SELECT name, hash FROM migrations");
    return new Map(rows.map(({ name, hash }) => [name, hash]));
}

/** Runs one migration and notes it down, both or neither. */
async function apply(client: Client, { name, sql, hash }: Migration): Promise<void> {
    await client.query("BEGIN");
    try {
        await client.query(sql);
        await client.query("INSERT INTO migrations (name, hash) VALUES ($1, $2)", [name, hash]);
        await client.query("COMMIT");
    } catch (error) {
        await client.query("ROLLBACK");
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
}

/**
 * Brings a database to where the files of a folder lead, each once.
 * @returns the names of those that were run now
 * @throws Error if a file that was run has been changed since: write another one
 */
export async function migrate(client: Client, folder: string): Promise<string[]> {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    try {
        const before = await applied(client);
        const migrations = read(folder);
        const changed = migrations.find(({ name, hash }) => (before.get(name) ?? hash) !== hash);
        if (changed !== undefined)
            throw new Error(`${changed.name} was run, and has been changed since: write another file`);
        const missing = migrations.filter(({ name }) => !before.has(name));
        for (const migration of missing) await apply(client, migration);
        return missing.map(({ name }) => name);
    } finally {
        await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    }
}
