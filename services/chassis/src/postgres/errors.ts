/** The code of an error: PostgreSQL's SQLSTATE, or Node's. */
export const codeOf = (error: unknown): string =>
    error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** Whether the user was not let in: unknown, or with another password. */
export const isLoginRefused = (error: unknown): boolean => ["28P01", "28000"].includes(codeOf(error));

/** Whether a statement lost against others that ran at the same time, and may be tried again. */
export const isConflict = (error: unknown): boolean => ["40001", "40P01"].includes(codeOf(error));

/** Whether a value is there already that may be there once. */
export const isUniqueViolation = (error: unknown, constraint: string): boolean =>
    codeOf(error) === "23505" && (error as { constraint?: string }).constraint === constraint;

/** What Node says of a connection that can't be made, or is lost. */
const networkCodes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND", "EAI_AGAIN"];

/** What PostgreSQL says when it stops, starts, has no place, or takes too long; class 08 is about connections. */
const isServerAway = /^(57P0[1-3]|53300|57014|25P03|08...)$/;

/** What `pg` says without a code. */
const isWordOfDriver =
    /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** Whether the database can't be reached, or was lost in the middle. */
export const isUnreachable = (error: unknown): boolean =>
    networkCodes.includes(codeOf(error)) ||
    isServerAway.test(codeOf(error)) ||
    (error instanceof Error && isWordOfDriver.test(error.message));
