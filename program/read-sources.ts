import { join } from "node:path";
import type { FunctionCode } from "../model/plan/function";
import type { BuildContext } from "../model/plan/image";
import { bundleFunction, findFunctionCode } from "./bundle-function";
import { findBuildContext, readBuildContext } from "./read-build-context";
import type { Project } from "./read-project";

/** Reads what the images and functions of a project are made from. */
export interface Sources {
    /** @throws ContextProblem if the folder or the Dockerfile is not there */
    readonly readContext: (service: string, context: string, dockerfile: string) => BuildContext;
    /** @throws CodeProblem if the code is not there, or does not compile */
    readonly readCode: (name: string, file: string, exported: string) => FunctionCode;
}

type Folders = Pick<Project, "folder" | "servicesFolder">;

const folderOf = ({ folder, servicesFolder }: Folders, service: string): string =>
    join(folder, servicesFolder, service);

/** Only looks whether they are there, which is fast. */
export const findSources = (project: Folders): Sources => ({
    readContext: (service, context, dockerfile) =>
        findBuildContext(join(folderOf(project, service), context), dockerfile, { root: project.folder }),
    readCode: (name, file) => findFunctionCode(folderOf(project, name), file, { root: project.folder }),
});

/** Reads an answer once for each arguments. */
function once<Arguments extends readonly string[], Answer>(read: (...of: Arguments) => Answer) {
    const answers = new Map<string, Answer>();
    return (...of: Arguments): Answer => {
        const key = JSON.stringify(of);
        const known = answers.get(key);
        if (known !== undefined) return known;
        const answer = read(...of);
        answers.set(key, answer);
        return answer;
    };
}

/** Reads contexts, which gives images their tags, and bundles functions; each once, for as many stacks as are loaded from them. */
export const readSources = (project: Folders): Sources => ({
    readContext: once((service: string, context: string, dockerfile: string) =>
        readBuildContext(join(folderOf(project, service), context), dockerfile, { root: project.folder }),
    ),
    readCode: once((name: string, file: string, exported: string) =>
        bundleFunction(folderOf(project, name), file, exported, { root: project.folder }),
    ),
});
