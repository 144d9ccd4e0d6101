import { mkdirSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { readJsonFile, remove } from "./json-file";
import { LocalError } from "./local-error";
import { paths } from "./paths";
import { commandLine } from "./processes";

const schema = z.object({ pid: z.int() });

/**
 * Makes sure that one `npm start` or `npm stop` runs at a time, in this folder.
 * @returns what gives the turn away
 * @throws LocalError if another runs
 */
export async function takeTurn(): Promise<() => void> {
    mkdirSync(paths.own, { recursive: true });
    for (;;) {
        try {
            writeFileSync(paths.runRecord, JSON.stringify({ pid: process.pid }), { flag: "wx" });
            return () => remove(paths.runRecord);
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        }
        const other = readJsonFile(paths.runRecord, schema);
        const words = other === undefined ? undefined : await commandLine(other.pid);
        if (other !== undefined && words !== undefined && /local[/\\](start|stop)/.test(words))
            throw new LocalError(
                `another npm start or npm stop runs in this folder (process ${other.pid})`,
                "wait for it, or stop it with Ctrl-C",
            );
        remove(paths.runRecord);
    }
}
