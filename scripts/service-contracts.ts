import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../local/paths";

/** The folders of contracts whose files are made from a service's code. */
export const withContracts = (): string[] =>
    readdirSync(join(root, "services"))
        .map((service) => join(root, "services", service, "contracts"))
        .filter((folder) => existsSync(join(folder, "index.ts")));

/** What the files of a folder of contracts are to hold, by their names in it. */
export async function contractFiles(folder: string): Promise<ReadonlyMap<string, string>> {
    const { files } = createRequire(__filename)(folder) as { files: () => Promise<Readonly<Record<string, object>>> };
    return new Map(
        Object.entries(await files()).map(([name, content]) => [name, `${JSON.stringify(content, null, 4)}\n`]),
    );
}
