/** How much a problem weighs: an error stops the deployment before any resource is registered, a warning does not. */
export type Severity = "error" | "warning";

/** Something that is wrong with the configuration, told in the terms of the person who wrote it. */
export interface Problem {
    /** The stable id of the rule that found it, such as `routes/duplicate`. */
    readonly id: string;
    readonly severity: Severity;
    /** Where it was written: `flotilla:services.order.scaling.max`, or `services/order/service.ts: scaling.max`. */
    readonly path: string;
    /** What is wrong, with the offending value. */
    readonly reason: string;
    /** What to write instead. */
    readonly remedy: string;
}

/** Control characters, which would break a line or steer a terminal, written out: a value in a message may hold any. */
export const withoutControls = (text: string): string =>
    text.replace(
        /[\u0000-\u001f\u007f-\u009f]/g,
        (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );

/** One problem as one line for a terminal: `path: reason; remedy [id]`. */
export function formatProblem(problem: Problem): string {
    return withoutControls(`${problem.path}: ${problem.reason}; ${problem.remedy} [${problem.id}]`);
}

/** A problem with a severity of `error`. */
export function errorAt(path: string, id: string, reason: string, remedy: string): Problem {
    return { id, severity: "error", path, reason, remedy };
}
