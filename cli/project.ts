import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { proposal } from "../model/schema/explain";
import { isRegion } from "../model/aws/availability-zones";
import { regionOf } from "../program/load-stack";
import { loadProject, type Project } from "../program/read-project";
import type { Context } from "./context";
import { UsageError } from "./usage-error";

/**
 * Loads the project that a command works on.
 * @throws ProjectError if there is none
 * @throws UsageError if the folder that `--services` names is not there
 */
export function openProject({ folder, services }: Context): Project {
    const project = loadProject(folder, services === undefined ? {} : { services });
    if (services !== undefined && !existsSync(resolve(folder, services)))
        throw new UsageError(`there is no folder ${resolve(folder, services)}; correct --services`);
    return project;
}

/**
 * The stack of a name.
 * @throws UsageError if there is no such stack, with the one that may be meant
 */
export function chooseStack(project: Project, name: string): string {
    if (project.stacks.includes(name)) return name;
    const known = project.stacks.length === 0 ? "there is no Pulumi.<stack>.yaml here" : proposal(name, project.stacks);
    throw new UsageError(`there is no stack "${name}"; ${known}`);
}

/**
 * The regions that a command is about: those that are named, or those of all stacks.
 * @throws UsageError if there is none
 */
export function regionsOf(project: Project, named: readonly string[] | undefined): string[] {
    const regions = named ?? project.stacks.map((stack) => regionOf(project, stack));
    const distinct = [...new Set(regions.filter((region) => region !== ""))].sort();
    const wrong = distinct.find((region) => !isRegion(region));
    if (wrong !== undefined) throw new UsageError(`"${wrong}" is not a region's name; write for example eu-west-1`);
    if (distinct.length === 0)
        throw new UsageError("no stack says its aws:region; name one, for example --region eu-west-1");
    return distinct;
}
