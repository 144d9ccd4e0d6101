import type { StackState, UpdateRecord } from "./stack-state";

/** What is found before an update. */
export interface Findings {
    /** Which emulator runs. */
    readonly instanceId: string;
    readonly state: StackState;
    readonly lastUpdate: UpdateRecord | undefined;
    /** Whether a lock is left whose owner was killed. */
    readonly staleLock: boolean;
}

/** What is done about it, before an update. */
export interface Recovery {
    /** `forget` drops the state; `restart` drops it and the emulator's memory; `refresh` compares the state with the emulator. */
    readonly action: "none" | "forget" | "restart" | "refresh";
    /** Whether locks are taken away. */
    readonly unlock: boolean;
    /** Both in a line, for people. */
    readonly says: string | undefined;
}

/** Decides how to get from whatever a killed run has left to a stack that an update can start from. */
export function planRecovery({ instanceId, state, lastUpdate, staleLock }: Findings): Recovery {
    const isSameEmulator = lastUpdate?.instanceId === instanceId;
    if (state.kind === "none")
        return isSameEmulator
            ? recovery(
                  "restart",
                  "the stack's state is gone, but the emulated AWS still has resources of it: both start from empty",
              )
            : recovery("none");
    if (state.kind === "broken")
        return recovery(isSameEmulator ? "restart" : "forget", "the stack's state can't be read: it starts from empty");
    if (!isSameEmulator)
        return recovery("forget", "the emulated AWS is new and empty: the stack's old state is dropped");
    if (lastUpdate.phase === "running" || state.pending > 0)
        return {
            action: "refresh",
            unlock: staleLock,
            says: `the last update didn't finish${state.pending > 0 ? ` with ${state.pending} operations under way` : ""}: its state is compared with the emulated AWS`,
        };
    return {
        action: "none",
        unlock: staleLock,
        says: staleLock ? "a killed run has left a lock: it is removed" : undefined,
    };
}

const recovery = (action: Recovery["action"], says?: string): Recovery => ({ action, unlock: false, says });

/** Whether an error says that something is there already: nobody else uses this emulator, so an update that failed has left it. */
export const isLeftover = (error: string): boolean => /already ?exists|in ?use\b|duplicate|conflict/i.test(error);
