import type { Problem } from "../model/problem";
import type { LoadedStack, Location } from "../program/load-stack";

/** A problem, and the place in a file that it is about. */
export interface LocatedProblem extends Problem, Location {}

/** A problem and the stacks that have it. */
export interface SharedProblem extends LocatedProblem {
    readonly stacks: readonly string[];
}

/** Problems that the same stacks have. */
export interface ProblemGroup {
    readonly stacks: readonly string[];
    /** By file, in the order of their lines: those without one last. */
    readonly problems: readonly SharedProblem[];
}

/** A stack's problems with their places, the errors first. */
export const problemsOf = ({ decision, locate }: LoadedStack): LocatedProblem[] =>
    decision.problems.map((problem) => ({ ...problem, ...locate(problem) }));

const last = Number.MAX_SAFE_INTEGER;

const order = (a: SharedProblem, b: SharedProblem): number =>
    a.file === b.file ? (a.line ?? last) - (b.line ?? last) : a.file < b.file ? -1 : 1;

/**
 * The problems of several stacks. A problem that stacks have in common, because it is in a file that they share, is
 * told once.
 */
export function groupProblems(loaded: readonly LoadedStack[]): ProblemGroup[] {
    const shared = new Map<string, SharedProblem>();
    for (const each of loaded) {
        for (const problem of problemsOf(each)) {
            const key = JSON.stringify([problem.id, problem.file, problem.path, problem.reason, problem.remedy]);
            const stacks = [...(shared.get(key)?.stacks ?? []), each.stack];
            shared.set(key, { ...problem, stacks: [...new Set(stacks)] });
        }
    }
    const groups = new Map<string, SharedProblem[]>();
    for (const problem of shared.values()) {
        const key = problem.stacks.join("\n");
        groups.set(key, [...(groups.get(key) ?? []), problem]);
    }
    const byStacks = [...groups.values()].map((problems) => ({
        stacks: problems[0]?.stacks ?? [],
        problems: problems.sort(order),
    }));
    // What is wrong in most stacks comes first; Array.sort keeps the order of the others.
    return byStacks.sort((a, b) => b.stacks.length - a.stacks.length);
}
