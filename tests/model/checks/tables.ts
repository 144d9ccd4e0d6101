import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { RuleCases } from "./rule-cases";

const folder = join(__dirname, "cases");

/** The ids of the rules that a folder has files for: `<group>/<name>.ts`, in order. */
export const idsIn = (root: string): string[] =>
    readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((group) =>
            readdirSync(join(root, group.name))
                .filter((file) => file.endsWith(".ts"))
                .map((file) => `${group.name}/${file.slice(0, -".ts".length)}`),
        )
        .sort();

/** The ids of the rules that have a table of cases. */
export const tabledIds = idsIn(folder);

/** A rule's table of cases, or undefined if it has none. */
export function tableOf(id: string): RuleCases | undefined {
    const path = join(folder, `${id}.ts`);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return existsSync(path) ? (require(path) as { readonly cases?: RuleCases }).cases : undefined;
}
