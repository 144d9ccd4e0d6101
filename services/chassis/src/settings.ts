import { z } from "zod";

/** A variable that must be there and not be empty. */
export const text = z.string().min(1, "is empty");

/** A port, as variables give numbers. */
export const port = z.coerce.number().int().min(1).max(65_535);

/** An address of another service, without a slash at its end. */
export const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));

/** What is wrong with the variables, all at once. */
export class SettingsError extends Error {
    constructor(readonly problems: readonly string[]) {
        super(`can't start: ${problems.join("; ")}`);
        this.name = "SettingsError";
    }
}

function told({ path, code, message }: z.core.$ZodIssue, env: NodeJS.ProcessEnv): string {
    const name = path.map(String).join(".");
    if (code === "invalid_type" && env[name] === undefined) return `${name} is missing`;
    return `${name}: ${message}`;
}

/**
 * Reads variables of the environment.
 * @throws SettingsError if one is missing or makes no sense
 */
export function readSettings<Shape extends z.ZodRawShape>(
    shape: Shape,
    env: NodeJS.ProcessEnv = process.env,
): z.output<z.ZodObject<Shape>> {
    const result = z.object(shape).safeParse(env);
    if (!result.success) throw new SettingsError(result.error.issues.map((issue) => told(issue, env)));
    return result.data;
}

/** The exit code for a wrong configuration, as `sysexits.h` numbers it: a restart does not help. */
const EX_CONFIG = 78;

/**
 * Reads variables of the environment, or ends the process with one line that names each that is missing or wrong.
 * @param shape a Zod schema for each variable
 */
export function settings<Shape extends z.ZodRawShape>(shape: Shape): z.output<z.ZodObject<Shape>> {
    try {
        return readSettings(shape);
    } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        console.error(error.message);
        process.exit(EX_CONFIG);
    }
}
