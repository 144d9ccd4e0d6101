import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { stopwatch } from "../duration";
import { askEmulator } from "../emulator-health";
import { startEmulatorProcess } from "../emulator-process";
import { pause } from "../interruption";
import { LocalError } from "../local-error";
import { freePortAfter, isFree, portOrDefault } from "../ports";
import { isAlive } from "../processes";
import type { Progress } from "../progress";
import { findPython } from "../python";
import { ensureEnvironment } from "../virtual-environment";
import type { Offspring } from "./offspring";

/** An emulated AWS that answers, and how it is called. */
export interface EmulatedAws {
    readonly port: number;
    readonly endpoint: string;
    readonly region: string;
}

const startSeconds = 90;

/**
 * Starts an emulated AWS of its own: what `npm start` has brought up is left alone. Containers don't run on it.
 * @throws LocalError if there is no Python for it, or it does not start
 */
export async function startEmulatedAws(
    { region, log }: { readonly region: string; readonly log: string },
    offspring: Offspring,
    progress: Progress,
): Promise<EmulatedAws> {
    const python = await findPython();
    if (!python.fit)
        throw new LocalError(`the emulated AWS needs Python: ${python.says}`, "install it, or use flotilla compose");
    await ensureEnvironment(python, progress);
    const first = portOrDefault(undefined);
    const port = (await isFree(first)) ? first : await freePortAfter(first);
    mkdirSync(dirname(log), { recursive: true });
    const pid = startEmulatorProcess({ port, region, dockerHost: undefined }, log);
    await offspring.adopt(pid);
    const elapsed = stopwatch();
    while ((await askEmulator(port))?.pid !== pid) {
        if (!isAlive(pid) || elapsed() > startSeconds)
            throw new LocalError("the emulated AWS does not start", `its log is ${log}`);
        await pause(100);
    }
    return { port, endpoint: `http://127.0.0.1:${port}`, region };
}
