import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plan } from "../../model/plan/plan";
import { bundleFunction } from "../../program/bundle-function";
import { zipOf } from "../dev/aws/functions";
import { composeFile, functionsFolder, leftOut } from "./compose-file";

/** What a compose file is written from, and where to. */
export interface WriteComposeArgs {
    readonly plan: Plan;
    /** The project's folder, which Compose takes paths from. */
    readonly folder: string;
    readonly servicesFolder: string;
    /** The file, relative to the project's folder. */
    readonly out: string;
    /** The port of the first router. */
    readonly port: number;
}

/** Writes a compose file, and beside it the bundles of the functions. @returns what is left out */
export function writeCompose({ plan, folder, servicesFolder, out, port }: WriteComposeArgs): string[] {
    const text = composeFile(plan, port);
    for (const { name, file, export: exported } of plan.functions) {
        const own = join(folder, servicesFolder, name);
        const bundles = join(folder, functionsFolder);
        const { path } = bundleFunction(own, file, exported, { root: own, staging: join(bundles, name) });
        writeFileSync(join(bundles, `${name}.zip`), zipOf(path));
    }
    const target = resolve(folder, out);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    return leftOut(plan);
}
