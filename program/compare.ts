import type { Sides } from "../model/diff/summary";
import type { Plan } from "../model/plan/plan";
import { formatProblem, type Problem } from "../model/problem";
import { loadStack, type LoadedStack, type Location } from "./load-stack";
import { ProjectError } from "./project-error";
import { readPrices } from "./read-prices";
import { loadProject, type Project } from "./read-project";
import { readSources } from "./read-sources";
import { withRevision } from "./revision";

/** A side of a comparison: what is decided about a stack. */
export interface Side {
    readonly stack: string;
    /** The commit that its files are from, or undefined for those that are there. */
    readonly commit?: string;
    readonly plan: Plan | undefined;
    readonly problems: readonly Problem[];
    /** A problem with its place in a file. */
    readonly locate: <Told extends Problem>(problem: Told) => Told & Location;
}

/** Two plans to compare. */
export interface Comparison {
    /** Its plan is undefined where there was no such stack. */
    readonly before: Side;
    readonly after: Side & { readonly plan: Plan };
    /** What the sides are called. */
    readonly sides: Sides;
}

/** @throws ProjectError if there is no plan */
function sideOf(loaded: LoadedStack, at?: { readonly revision: string; readonly commit: string }): Comparison["after"] {
    const { stack, file, decision, locate } = loaded;
    const { plan, problems } = decision;
    if (plan === undefined) {
        const where = at === undefined ? file : `${file} at ${at.revision}`;
        const lines = problems.map((problem) => `\n  ${formatProblem(problem)}`);
        throw new ProjectError(`${where} is too broken to compare:${lines.join("")}`);
    }
    return {
        stack,
        ...(at && { commit: at.commit }),
        plan,
        problems,
        locate: (problem) => ({ ...problem, ...locate(problem) }),
    };
}

/** The prices of both sides are those of today, so that what differs is the environments. */
const pricesOf = (project: Project) => ({ prices: (region: string) => readPrices(project.folder, region) });

/**
 * Two environments as their files are.
 * @throws ProjectError if one is too broken to compare
 */
export function compareEnvironments(project: Project, before: string, after: string): Comparison {
    // Both are made from the same files.
    const options = { ...pricesOf(project), sources: readSources(project) };
    return {
        before: sideOf(loadStack(project, before, options)),
        after: sideOf(loadStack(project, after, options)),
        sides: { before, after, inTime: false },
    };
}

/** Loads the project of a folder. @throws ProjectError that says at which revision */
function projectAt(folder: string, revision: string, servicesFolder: string): Project {
    try {
        return loadProject(folder, { services: servicesFolder });
    } catch (error) {
        if (error instanceof ProjectError) throw new ProjectError(`at ${revision}: ${error.message}`);
        throw error;
    }
}

/**
 * An environment at a git revision, and as its files are.
 * @param revision a branch, tag, commit or anything else that git takes for one
 * @throws ProjectError if there is no such revision, or one of the two is too broken to compare
 */
export function compareRevisions(project: Project, stack: string, revision: string): Comparison {
    const after = sideOf(loadStack(project, stack, pricesOf(project)));
    const before = withRevision(project.folder, revision, ({ commit, folder }): Side => {
        const earlier = folder === undefined ? undefined : projectAt(folder, revision, project.servicesFolder);
        if (earlier?.stackFiles[stack] === undefined)
            return { stack, commit, plan: undefined, problems: [], locate: after.locate };
        return sideOf(loadStack(earlier, stack, pricesOf(project)), { revision, commit });
    });
    return { before, after, sides: { before: revision, after: "now", inTime: true } };
}
