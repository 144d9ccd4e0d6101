import type { Plan } from "../model/plan/plan";
import { formatProblem } from "../model/problem";
import { loadStack } from "./load-stack";
import { loadProject } from "./read-project";

/** Where a project is. */
export interface PlanStackArgs {
    /** The folder that holds Pulumi.yaml. @default the current folder */
    readonly folder?: string;
    /** The folder of the services, relative to the project's. @default services */
    readonly services?: string;
}

/**
 * Reads a stack's files and decides everything about it, as the program does, but without Pulumi, credentials or
 * network: for tests of what a team expects of its environments.
 * @param stack the stack's name, as in `Pulumi.<stack>.yaml`
 * @throws Error with all problems, if it has errors; and if there is no such project or stack
 */
export function planStack(stack: string, args: PlanStackArgs = {}): Plan {
    const { folder = ".", ...options } = args;
    const project = loadProject(folder, options);
    const { decision } = loadStack(project, stack);
    const { refused, plan, problems } = decision;
    if (refused || plan === undefined)
        throw new Error(`stack ${stack} is refused:\n${problems.map((each) => `  ${formatProblem(each)}`).join("\n")}`);
    return plan;
}
