import { readdirSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import type { Part } from "./part";

const folder = join(__dirname, "parts");
const all = readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ""))
    .sort();

/** The parts by the names of their files, or only those that the variable `FLOTILLA_PARTS` lists. */
export function parts(): Part[] {
    const wanted = env["FLOTILLA_PARTS"]?.split(",") ?? all;
    const unknown = wanted.filter((name) => !all.includes(name));
    if (unknown.length > 0) throw new Error(`FLOTILLA_PARTS: no ${unknown.join(", ")} among ${all.join(", ")}`);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const found = wanted.map((name) => (require(join(folder, name)) as { part: Part }).part);
    const names = found.flatMap(({ services, functions = [] }) => [
        ...services.map(({ name }) => name),
        ...functions.map(({ definition }) => definition.name),
    ]);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    if (twice.length > 0) throw new Error(`two parts have a service or function ${twice.join(", ")}`);
    return found;
}
