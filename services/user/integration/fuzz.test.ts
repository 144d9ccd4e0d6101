import { join } from "node:path";
import { answersWhateverComes } from "../../../tests/system/support/fuzzed-service";
import { buildUserApp } from "../src/app";
import { PostgresUsers } from "../src/postgres-users";

describe("user service, asked whatever comes", () => {
    answersWhateverComes("user_db", join(__dirname, "../migrations"), (database) =>
        buildUserApp(new PostgresUsers(database), { logger: false, ready: { database: database.ping } }),
    );
});
