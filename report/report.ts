import type { Plan } from "../model/plan/plan";
import type { Problem } from "../model/problem";

/** A problem, and the place in a file that it is about, if that is known. */
export interface ReportedProblem extends Problem {
    /** Relative to the project's folder. */
    readonly file?: string;
    readonly line?: number;
}

/** What a report tells of. */
export interface Report {
    readonly project: string;
    readonly stack: string;
    /** What would be built, or undefined where the configuration is too broken to tell. */
    readonly plan?: Plan;
    /** The errors first. */
    readonly problems: readonly ReportedProblem[];
}
