export { connectDatabase, type Database, type DatabaseOptions, type Queryable } from "./database";
export { isUniqueViolation } from "./errors";
export type { Credentials } from "./login";
export { migrate } from "./migrate";
export { runMigrations } from "./run-migrations";
export { databaseSettings, type DatabaseSettings } from "./settings";
