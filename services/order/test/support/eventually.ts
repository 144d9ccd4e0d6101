import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** Waits until an assertion holds; after a while, fails as it does. */
export async function eventually(assertion: () => void | Promise<void>, milliseconds = 2_000): Promise<void> {
    for (const end = Date.now() + milliseconds; ;) {
        try {
            return await assertion();
        } catch (error) {
            if (Date.now() > end) throw error;
            await pause(10);
        }
    }
}

/** For errors of which a test tells none. */
export const unexpected = (error: unknown): never => assert.fail(String(error));
