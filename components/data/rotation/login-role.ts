import type { ClientBase } from "pg";
import { escapeIdentifier, escapeLiteral } from "pg";
import type { Credentials } from "./credentials";
import { scramVerifier } from "./scram";

/** The role that everything in the database belongs to. Nobody signs in as it. */
const owner = "app_owner";

/** The two users of a service. They take turns, so that a password is good for as long again after it was replaced. */
export const users = ["app_1", "app_2"] as const;

/** The other of the two users. */
export const otherThan = (user: string | undefined): string => (user === users[0] ? users[1] : users[0]);

/**
 * Lets a user sign in with a password, and act as the owner of the database from its first statement on: what one of the
 * two users makes belongs to both. It can be run again at any time.
 * @param client signed in as the master, to the database
 */
export async function allowLogin(
    client: ClientBase,
    { dbname, username, password }: Pick<Credentials, "dbname" | "username" | "password">,
): Promise<void> {
    const { rows } = await client.query<{ name: string }>(
        "SELECT rolname AS name FROM pg_roles WHERE rolname = ANY ($1)",
        [[owner, username]],
    );
    const missing = [owner, username].filter((role) => rows.every(({ name }) => name !== role));
    const database = escapeIdentifier(dbname);
    const login = escapeIdentifier(username);
    const statements = [
        ...missing.map((role) => `CREATE ROLE ${escapeIdentifier(role)}`),
        // Since PostgreSQL 16 who makes a role may manage it, and not yet act as it.
        `GRANT ${owner} TO CURRENT_USER`,
        `ALTER DATABASE ${database} OWNER TO ${owner}`,
        `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
        `GRANT ${owner} TO ${login}`,
        `ALTER ROLE ${login} LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`,
        `ALTER ROLE ${login} SET role TO ${owner}`,
    ];
    await client.query("BEGIN");
    try {
        for (const statement of statements) await client.query(statement);
        await client.query("COMMIT");
    } catch (error) {
        await client.query("ROLLBACK");
        throw error;
    }
}
