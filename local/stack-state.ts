import { existsSync, readdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { readJsonFile, remove, writeJsonFile } from "./json-file";
import { paths, stackName } from "./paths";
import { commandLine } from "./processes";
import { projectName } from "./stack-files";

// Pulumi's file backend keeps a stack in stacks/<project>/<stack>.json, and its locks in locks/organization/<project>/<stack>/.
const file = () => join(paths.state, ".pulumi", "stacks", projectName(), `${stackName}.json`);
const locks = () => join(paths.state, ".pulumi", "locks", "organization", projectName(), stackName);

const checkpoint = z.object({
    checkpoint: z.object({
        latest: z
            .object({
                resources: z.array(z.unknown()).nullish(),
                pending_operations: z.array(z.unknown()).nullish(),
            })
            .nullish(),
    }),
});
const lock = z.object({ pid: z.int(), hostname: z.string() });

/** What the backend keeps of the stack. */
export type StackState =
    | { readonly kind: "none" }
    /** The file isn't whole. */
    | { readonly kind: "broken" }
    | {
          readonly kind: "kept";
          readonly resources: number;
          /** What was under way when Pulumi was killed. */
          readonly pending: number;
      };

/** Reads what the backend keeps of the stack. */
export function readStackState(): StackState {
    if (!existsSync(file())) return { kind: "none" };
    const read = readJsonFile(file(), checkpoint);
    if (read === undefined) return { kind: "broken" };
    const { latest } = read.checkpoint;
    return {
        kind: "kept",
        resources: latest?.resources?.length ?? 0,
        pending: latest?.pending_operations?.length ?? 0,
    };
}

/** A lock on the stack. */
export interface StackLock {
    readonly pid: number;
    /** The process that holds it: none if it was killed, foreign if it isn't one that `npm start` has started. */
    readonly owner: "none" | "ours" | "foreign";
}

/** The locks on the stack. */
export async function readLocks(): Promise<StackLock[]> {
    if (!existsSync(locks())) return [];
    const found = readdirSync(locks())
        .filter((name) => name.endsWith(".json"))
        .map((name) => readJsonFile(join(locks(), name), lock));
    return await Promise.all(
        found.map(async (held): Promise<StackLock> => {
            if (held === undefined || held.hostname !== hostname()) return { pid: held?.pid ?? 0, owner: "none" };
            const words = await commandLine(held.pid);
            if (words === undefined || !words.includes("pulumi")) return { pid: held.pid, owner: "none" };
            return { pid: held.pid, owner: words.includes(paths.stack) ? "ours" : "foreign" };
        }),
    );
}

/** Drops all that is kept of the stack, locks and all. */
export function forgetStack(): void {
    remove(paths.state);
    remove(paths.updateRecord);
}

const update = z.object({
    /** The emulator that it was made on. */
    instanceId: z.string(),
    /** `running` where the update that wrote it was killed. */
    phase: z.enum(["running", "failed", "completed"]),
    /** How many resources there were in the end. */
    resources: z.int(),
    /** Whether it began from a state that a killed update had left. */
    mended: z.boolean().optional(),
});

/** How the last update went. */
export type UpdateRecord = z.output<typeof update>;

/** How the last update went, if there was one. */
export const readUpdate = (): UpdateRecord | undefined => readJsonFile(paths.updateRecord, update);
/** Writes down how an update goes. */
export const writeUpdate = (record: UpdateRecord): void => writeJsonFile(paths.updateRecord, record);
