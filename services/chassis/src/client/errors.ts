import { problemType, type ProblemBody } from "../problem";
import { Unavailable } from "../unavailable";

/** The other service understood, and refuses: the same call again would be refused again. */
export class Declined extends Error {
    constructor(
        readonly service: string,
        readonly status: number,
        readonly problem: ProblemBody,
    ) {
        super(`${service} declined: ${problem.detail ?? problem.title}`);
        this.name = "Declined";
    }

    /** Whether it is that kind of problem, as `out-of-stock`. */
    is(kind: string): boolean {
        return this.problem.type === problemType(kind);
    }
}

/** One try that failed. */
export class FailedTry extends Unavailable {
    constructor(
        service: string,
        reason: string,
        /** Whether the same call may be sent again. */
        readonly again: boolean,
        /** How long the other service asks to wait, in milliseconds. */
        readonly retryAfter = 0,
        options?: ErrorOptions,
    ) {
        super(service, reason, options);
    }
}
