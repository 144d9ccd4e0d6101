import type { Levels } from "../plan/cost/cost";
import { allInstances } from "../plan/cost/instances";
import type { Plan } from "../plan/plan";

/** How many EC2 instances run, before and after; `before` is undefined where there was no environment. */
export interface InstancesChange {
    readonly before?: Levels<number>;
    readonly after: Levels<number>;
}

/** How many instances run with as many tasks as the services have at least, to start with and at most; undefined if as many. */
export function diffInstances(before: Plan | undefined, after: Plan): InstancesChange | undefined {
    const [earlier, later] = [before && allInstances(before), allInstances(after)];
    if (JSON.stringify(earlier) === JSON.stringify(later)) return undefined;
    return { ...(earlier && { before: earlier }), after: later };
}
