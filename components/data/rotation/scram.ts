import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** As many as PostgreSQL takes by default. Source: scram_iterations, PostgreSQL documentation. */
const iterations = 4096;

const keyLength = 32;

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/**
 * What PostgreSQL stores of a password, from which it can't be told: a statement with it shows nothing in the database's log,
 * where one with the password would. The password is of ASCII alone, which needs no preparation.
 * Sources: RFC 5803; pg_authid, PostgreSQL documentation.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
    const salted = pbkdf2Sync(password, salt, iterations, keyLength, "sha256");
    const storedKey = createHash("sha256").update(hmac(salted, "Client Key")).digest("base64");
    const serverKey = hmac(salted, "Server Key").toString("base64");
    return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
