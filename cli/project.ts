import { proposal } from "../model/schema/explain";
import { loadProject, type Project } from "../program/read-project";
import type { Context } from "./context";
import { UsageError } from "./usage-error";

/**
 * Loads the project that a command works on.
 * @throws ProjectError if there is none
 */
export const openProject = ({ folder, services }: Context): Project =>
    loadProject(folder, services === undefined ? {} : { services });

/**
 * The stack of a name.
 * @throws UsageError if there is no such stack, with the one that may be meant
 */
export function chooseStack(project: Project, name: string): string {
    if (project.stacks.includes(name)) return name;
    const known = project.stacks.length === 0 ? "there is no Pulumi.<stack>.yaml here" : proposal(name, project.stacks);
    throw new UsageError(`there is no stack "${name}"; ${known}`);
}
