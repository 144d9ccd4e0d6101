import { relative } from "node:path";
import { ownFolder } from "./own-package";
import type { Project } from "./read-project";
import { templateFiles, writeNewFiles, type ProjectFile } from "./template-files";

/** Where `defineService` comes from: the package, or in the repository of the package its sources. */
const importedFrom = ({ folder, servicesFolder }: Project, name: string): string =>
    folder === ownFolder() ? relative(`${servicesFolder}/${name}`, "model") : "flotilla/service";

/** The files of a new service, in the order of their paths. */
export const newServiceFiles = (project: Project, name: string): ProjectFile[] =>
    templateFiles("project/services/service-name", {
        "service-name": name,
        "flotilla/service": importedFrom(project, name),
    }).map(({ path, text }) => ({ path: `${project.servicesFolder}/${name}/${path}`, text }));

/**
 * Writes a new service of a project, as the first one of a new project is.
 * @returns the paths of its files, relative to the project's folder
 * @throws ProjectError if one of them is there already; then nothing is written. And if the folder can't be written to
 */
export const writeNewService = (project: Project, name: string): string[] =>
    writeNewFiles(project.folder, newServiceFiles(project, name));
