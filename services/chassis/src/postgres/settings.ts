import { z } from "zod";
import { port, text } from "../settings";

/** The variables that a `database` gives a service. */
export const databaseSettings = {
    DB_HOST: text,
    DB_PORT: port.default(5432),
    DB_NAME: text,
    DB_USER: text,
    DB_PASSWORD: z.string(),
    /** The secret that holds the newest user and password. @default - those given are for good */
    DB_LOGIN_ARN: text.optional(),
    /** As libpq names it. RDS takes nobody without TLS; a database that is a process of a laptop has none. */
    PGSSLMODE: z.enum(["verify-full", "disable"]).default("verify-full"),
};

export type DatabaseSettings = z.output<z.ZodObject<typeof databaseSettings>>;
