import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { LocalDatabase } from "../postgres";

/** Keeps the user of a database and its password where a service reads them again. @returns the secret's ARN */
export async function keepLogin(
    client: SecretsManagerClient,
    name: string,
    { user, password }: LocalDatabase,
): Promise<string> {
    const { CreateSecretCommand } = await import("@aws-sdk/client-secrets-manager");
    const { ARN = "" } = await client.send(
        new CreateSecretCommand({ Name: name, SecretString: JSON.stringify({ username: user, password }) }),
    );
    return ARN;
}
