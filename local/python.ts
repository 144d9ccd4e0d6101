import { z } from "zod";
import { run } from "./run";

/** Whether there is a Python that the emulator can run on, and what is wrong with the best that there is. */
export type Python =
    | { readonly fit: true; readonly command: string; readonly version: string }
    | { readonly fit: false; readonly says: string };

/** What a Python tells of itself. */
export interface PythonFacts {
    readonly command: string;
    readonly version: readonly [number, number, number];
    /** Whether it can make virtual environments. */
    readonly venv: boolean;
}

const oldest = 10;
const newer = [14, 13, 12, 11, 10].map((minor) => `python3.${minor}`);
const candidates = ["python3", "python", ...newer];

const question = `
import importlib.util, json, sys
venv = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
print(json.dumps({"version": list(sys.version_info[:3]), "venv": venv}))
`;
const answer = z.object({ version: z.tuple([z.int(), z.int(), z.int()]), venv: z.boolean() });

const isNewEnough = ({ version: [major, minor] }: PythonFacts): boolean => major === 3 && minor >= oldest;

/** Chooses among the Pythons of a machine the first that will do, else says what to do about it. */
export function choosePython(found: readonly PythonFacts[]): Python {
    const fit = found.find((python) => isNewEnough(python) && python.venv);
    if (fit !== undefined) return { fit: true, command: fit.command, version: fit.version.join(".") };
    const bare = found.find(isNewEnough);
    if (bare !== undefined) {
        const short = bare.version.slice(0, 2).join(".");
        return {
            fit: false,
            says: `Python ${bare.version.join(".")} lacks its module venv; install it (Debian and Ubuntu: sudo apt install python${short}-venv)`,
        };
    }
    const [old] = found;
    return {
        fit: false,
        says:
            old === undefined
                ? `there is no Python 3 here; install Python 3.${oldest} or newer (https://www.python.org/downloads)`
                : `Python ${old.version.join(".")} is too old; install Python 3.${oldest} or newer (https://www.python.org/downloads)`,
    };
}

async function ask(command: string): Promise<PythonFacts | undefined> {
    const { exitCode, stdout } = await run(command, ["-c", question], { timeoutSeconds: 20 });
    if (exitCode !== 0) return undefined;
    try {
        return { command, ...answer.parse(JSON.parse(stdout)) };
    } catch {
        return undefined;
    }
}

/** Finds a Python that the emulator can run on. */
export async function findPython(): Promise<Python> {
    const found: PythonFacts[] = [];
    for (const command of candidates) {
        const facts = await ask(command);
        if (facts === undefined) continue;
        found.push(facts);
        if (choosePython([facts]).fit) break;
    }
    return choosePython(found);
}
