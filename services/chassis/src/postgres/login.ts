import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { z } from "zod";
import { awsClientDefaults } from "../aws";

/** Who signs in at the database. */
const credentials = z.object({ username: z.string(), password: z.string() });
export type Credentials = z.infer<typeof credentials>;

/** Reads who signs in now. */
export type ReadCredentials = () => Promise<Credentials>;

/** Reads the credentials from Secrets Manager. */
export function credentialsIn(secretArn: string): ReadCredentials {
    const secrets = new SecretsManagerClient(awsClientDefaults());
    return async () => {
        const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
        return credentials.parse(JSON.parse(SecretString ?? ""));
    };
}

/** Who signs in, and reads again who does when the database refuses. */
export class Login {
    private reading: Promise<Credentials> | undefined;

    constructor(
        private latest: Credentials,
        private readonly read: ReadCredentials | undefined,
    ) {}

    get current(): Credentials {
        return this.latest;
    }

    /**
     * Reads the credentials again, once for all who ask at the same time.
     * @param refused those that were refused
     * @returns whether there are others now
     */
    async renew(refused: Credentials): Promise<boolean> {
        if (this.latest !== refused) return true;
        if (this.read === undefined) return false;
        this.reading ??= this.read().finally(() => (this.reading = undefined));
        const { username, password } = await this.reading;
        if (username === refused.username && password === refused.password) return false;
        // All who waited for the one reading get the one object.
        if (this.latest === refused) this.latest = { username, password };
        return true;
    }
}
