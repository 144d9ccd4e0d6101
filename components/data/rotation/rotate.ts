import { randomBytes } from "node:crypto";
import type { Credentials } from "./credentials";
import { otherThan } from "./login-role";

/** The stages that a version of a secret can have. */
export type Stage = "AWSCURRENT" | "AWSPENDING";

/** A version of a secret. */
export interface Version {
    readonly id: string;
    readonly credentials: Credentials;
}

/** The versions of the secret. */
export interface SecretVersions {
    /** The version at a stage, with a given id where one is given, or undefined where it has no value. */
    readonly read: (stage: Stage, id?: string) => Promise<Version | undefined>;
    /** Adds a version. @param id its id, where Secrets Manager has chosen it */
    readonly add: (stage: Stage, credentials: Credentials, id?: string) => Promise<void>;
    /** Makes a version the current one, in the place of another. */
    readonly promote: (id: string, instead: string | undefined) => Promise<void>;
}

/** What a rotation is done with. */
export interface RotationSurroundings {
    readonly secret: SecretVersions;
    readonly database: Pick<Credentials, "host" | "port" | "dbname">;
    /** Lets a user sign in with a password. */
    readonly allow: (credentials: Credentials) => Promise<void>;
    /** Whether one can sign in with them; throws where that can't be told. */
    readonly signsIn: (credentials: Credentials) => Promise<boolean>;
}

/**
 * What the function is called with: by Secrets Manager one of the four steps of a rotation, and when the database is made
 * the first step, after which there is a user.
 * Source: Lambda rotation functions, Secrets Manager user guide.
 */
export type RotationEvent =
    | { readonly Step: "initialize" }
    | {
          readonly Step: "createSecret" | "setSecret" | "testSecret" | "finishSecret";
          readonly SecretId: string;
          readonly ClientRequestToken: string;
      };

const newPassword = () => randomBytes(24).toString("base64url");

/**
 * Does a step. Each can be repeated: Secrets Manager does so after a failure.
 * @throws Error where the database refuses the user of the new version
 */
export async function rotate(event: RotationEvent, surroundings: RotationSurroundings): Promise<void> {
    const { secret, database, allow, signsIn } = surroundings;
    const draft = (username: string): Credentials => ({
        engine: "postgres",
        ...database,
        username,
        password: newPassword(),
    });
    const current = () => secret.read("AWSCURRENT");
    if (event.Step === "initialize") {
        const known = await current();
        if (known !== undefined && (await signsIn({ ...known.credentials, ...database }))) return;
        const first = draft(otherThan(undefined));
        await allow(first);
        await secret.add("AWSCURRENT", first);
        return;
    }
    const id = event.ClientRequestToken;
    const pending = () => secret.read("AWSPENDING", id);
    switch (event.Step) {
        case "createSecret":
            if ((await pending()) === undefined)
                await secret.add("AWSPENDING", draft(otherThan((await current())?.credentials.username)), id);
            return;
        case "setSecret": {
            const version = await pending();
            if (version === undefined) throw new Error(`version ${id} of the secret has no value to set`);
            return allow(version.credentials);
        }
        case "testSecret": {
            // When a rotation is set up, Secrets Manager does this step alone, with a version that no other step made.
            const version = (await pending()) ?? (await current());
            if (version === undefined) throw new Error("the secret has no version to test");
            if (!(await signsIn(version.credentials)))
                throw new Error(`the database refuses ${version.credentials.username}`);
            return;
        }
        case "finishSecret": {
            const before = await current();
            if (before?.id !== id) await secret.promote(id, before?.id);
        }
    }
}
