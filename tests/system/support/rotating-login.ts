import assert from "node:assert/strict";
import type { Credentials } from "../../../components/data/rotation/credentials";
import { allowLogin } from "../../../components/data/rotation/login-role";
import { rotate, type RotationSurroundings, type Stage, type Version } from "../../../components/data/rotation/rotate";
import type { TestDatabase } from "./postgres";

/** The users of a database, whose passwords the platform's own function rotates. Their secret is in memory. */
export class RotatingLogin {
    private readonly versions = new Map<string, Version>();
    private readonly stages = new Map<Stage, string>();
    private rotations = 0;

    constructor(private readonly database: TestDatabase) {}

    /** Reads the secret, as a service does. */
    current = (): Promise<Credentials> => {
        const version = this.versions.get(this.stages.get("AWSCURRENT") ?? "");
        assert.ok(version, "the secret has no value yet");
        return Promise.resolve(version.credentials);
    };

    initialize(): Promise<void> {
        return rotate({ Step: "initialize" }, this.surroundings);
    }

    /** Does what Secrets Manager does every 30 days. */
    async rotate(): Promise<void> {
        const ClientRequestToken = `rotation-${++this.rotations}`;
        for (const Step of ["createSecret", "setSecret", "testSecret", "finishSecret"] as const)
            await rotate({ Step, SecretId: "login", ClientRequestToken }, this.surroundings);
    }

    private get surroundings(): RotationSurroundings {
        const { DB_HOST: host, DB_PORT: port, DB_NAME: dbname } = this.database.settings;
        const add = (stage: Stage, credentials: Credentials, id = "first"): Promise<void> => {
            this.versions.set(id, { id, credentials });
            this.stages.set(stage, id);
            return Promise.resolve();
        };
        return {
            database: { host, port, dbname },
            secret: {
                add,
                read: (stage, id) => {
                    const at = this.stages.get(stage);
                    return Promise.resolve(
                        at === undefined || (id !== undefined && id !== at) ? undefined : this.versions.get(at),
                    );
                },
                promote: (id) => {
                    this.stages.set("AWSCURRENT", id);
                    return Promise.resolve();
                },
            },
            allow: (credentials) => this.database.withClient((client) => allowLogin(client, credentials)),
            signsIn: ({ username, password }) =>
                this.database.server.query({ user: username, password, database: dbname }, "SELECT 1").then(
                    () => true,
                    () => false,
                ),
        };
    }
}
