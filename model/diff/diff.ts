import type { Plan } from "../plan/plan";
import type { Problem } from "../problem";
import { concealed } from "./concealed";
import { diffCost, type CostChange } from "./cost";
import { changesBetween, type Change, type Facts } from "./facts";
import { functionFacts } from "./function-facts";
import { diffInstances, type InstancesChange } from "./instances";
import { diffRoutes, type RouteChange } from "./routes";
import { serviceFacts } from "./service-facts";
import { sharedFacts } from "./shared-facts";

/** A service that two plans do not share, or not as it is. */
export interface ServiceChange {
    readonly service: string;
    readonly kind: "added" | "removed" | "changed";
    /** What differs; all that holds for it, where it is added or removed. In the order of the paths. */
    readonly changes: readonly Change[];
}

/** A function that two plans do not share, or not as it is. */
export interface FunctionChange extends Pick<ServiceChange, "kind" | "changes"> {
    readonly function: string;
}

/** What differs between two plans, as plain data. */
export interface PlanDifference {
    /** In the order of their names. */
    readonly services: readonly ServiceChange[];
    /** In the order of their names. */
    readonly functions: readonly FunctionChange[];
    readonly routes: readonly RouteChange[];
    /** What holds for the environment as a whole: network, capacity, load balancers, cluster. */
    readonly shared: readonly Change[];
    /** Undefined where as many instances run. */
    readonly instances?: InstancesChange;
    readonly cost: CostChange;
}

/** What differs between the problems of two configurations. */
export interface ProblemDifference {
    readonly appear: readonly Problem[];
    readonly vanish: readonly Problem[];
}

/** What differs between what has names on two sides, by what there is to tell of each. */
function diffNamed<Named extends { readonly name: string }>(
    before: Plan | undefined,
    after: Plan,
    of: (plan: Plan) => readonly Named[],
    factsOf: (each: Named, plan: Plan) => Facts,
): (Pick<ServiceChange, "kind" | "changes"> & { readonly name: string })[] {
    const byName = (plan: Plan | undefined) => new Map((plan ? of(plan) : []).map((each) => [each.name, each]));
    const [earlier, later] = [byName(before), byName(after)];
    return [...new Set([...earlier.keys(), ...later.keys()])].sort().flatMap((name) => {
        const [from, to] = [earlier.get(name), later.get(name)];
        const changes = changesBetween(from && before ? factsOf(from, before) : {}, to ? factsOf(to, after) : {}).map(
            concealed,
        );
        if (changes.length === 0) return [];
        const kind = from === undefined ? "added" : to === undefined ? "removed" : "changed";
        return [{ name, kind, changes }];
    });
}

/**
 * What differs between two plans: of two environments, or of one at two times. What differs by nature is not told:
 * names that hold the stack's, log groups, the tag `Environment`. Rollouts are not compared: they follow from the rest.
 * @param before undefined where there is no plan to compare with, so that everything is added
 */
export function diffPlans(before: Plan | undefined, after: Plan): PlanDifference {
    const instances = diffInstances(before, after);
    return {
        services: diffNamed(before, after, ({ services }) => services, serviceFacts).map(({ name, ...change }) => ({
            service: name,
            ...change,
        })),
        functions: diffNamed(before, after, ({ functions }) => functions, functionFacts).map(({ name, ...change }) => ({
            function: name,
            ...change,
        })),
        routes: diffRoutes(before, after),
        shared: changesBetween(before ? sharedFacts(before) : {}, sharedFacts(after)).map(concealed),
        ...(instances && { instances }),
        cost: diffCost(before?.cost, after.cost),
    };
}

const textOf = ({ id, severity, path, reason }: Problem) => JSON.stringify([id, severity, path, reason]);

/** The problems that only the second configuration has, and those that only the first has. */
export function diffProblems(before: readonly Problem[], after: readonly Problem[]): ProblemDifference {
    const without = (problems: readonly Problem[], others: readonly Problem[]) => {
        const texts = new Set(others.map(textOf));
        return problems.filter((problem) => !texts.has(textOf(problem)));
    };
    return { appear: without(after, before), vanish: without(before, after) };
}

/** Whether two plans differ in anything that is told, and their configurations in any problem. */
export const isDifferent = (plans: PlanDifference, problems: ProblemDifference): boolean =>
    plans.services.length +
        plans.functions.length +
        plans.routes.length +
        plans.shared.length +
        plans.cost.lines.length >
        0 ||
    plans.instances !== undefined ||
    problems.appear.length + problems.vanish.length > 0;
