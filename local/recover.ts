import { restartEmulator, type Emulator, type Wanted } from "./emulator";
import { LocalError } from "./local-error";
import { operate, type Scene } from "./operation";
import { stackName } from "./paths";
import { end } from "./processes";
import { pulumiAside } from "./pulumi-command";
import { planRecovery } from "./recovery";
import { forgetStack, readLocks, readStackState, readUpdate } from "./stack-state";

/**
 * Ends the Pulumi processes that a killed run has left.
 * @returns whether a lock is left behind
 * @throws LocalError if somebody else's works on the stack
 */
export async function endLeftovers({ progress }: Pick<Scene, "progress">): Promise<boolean> {
    const locks = await readLocks();
    const foreign = locks.find(({ owner }) => owner === "foreign");
    if (foreign !== undefined)
        throw new LocalError(`the stack is being updated by process ${foreign.pid}`, "wait for it to end, or end it");
    for (const { pid } of locks.filter(({ owner }) => owner === "ours")) {
        progress.note(`the Pulumi process ${pid} of a killed run still works: it is stopped`);
        await end(pid, "SIGINT", 30);
    }
    return (await readLocks()).length > 0;
}

/** Lets the stack and the emulator both begin from empty. */
export async function startOver(wanted: Wanted, { progress }: Pick<Scene, "progress">): Promise<Emulator> {
    forgetStack();
    return await restartEmulator(wanted, progress);
}

/**
 * Makes of whatever a killed run has left a stack that can be updated, and says what it finds.
 * @returns the emulator, which may be a new one, and whether the stack's state had to be mended
 */
export async function recover(scene: Scene, wanted: Wanted): Promise<{ emulator: Emulator; mended: boolean }> {
    const { emulator, progress, surroundings } = scene;
    const staleLock = await endLeftovers(scene);
    const state = readStackState();
    const lastUpdate = readUpdate();
    const { action, unlock, says } = planRecovery({ instanceId: emulator.instanceId, state, lastUpdate, staleLock });
    if (says !== undefined) progress.note(says);
    if (action === "forget") forgetStack();
    if (action === "restart") return { emulator: await startOver(wanted, scene), mended: false };
    if (unlock) await pulumiAside(["cancel", "--yes", "--stack", stackName], surroundings);
    if (action !== "refresh") return { emulator, mended: lastUpdate?.mended === true };
    const refreshed = await operate(
        {
            command: "refresh",
            options: ["--skip-preview", "--clear-pending-creates"],
            verb: "comparing",
            expected: state.kind === "kept" ? state.resources : 0,
        },
        scene,
    );
    if (refreshed.succeeded) {
        progress.done("the stack's state is what the emulated AWS has");
        return { emulator, mended: true };
    }
    progress.note("they can't be compared: both start from empty");
    return { emulator: await startOver(wanted, scene), mended: false };
}
