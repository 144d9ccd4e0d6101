import { setTimeout as pause } from "node:timers/promises";
import type { Stack } from "./stack";

/**
 * Brings a stack up while requests are made, again and again, one after the other.
 * @returns what each was answered with, or why it had no answer
 */
export async function answersDuringUpdate(
    stack: Stack,
    ...requests: readonly (() => Promise<string>)[]
): Promise<string[]> {
    const answers: string[] = [];
    let updating = true;
    const asking = (async () => {
        while (updating) {
            for (const request of requests) answers.push(await request().catch(String));
            await pause(100);
        }
    })();
    await stack.up().finally(() => (updating = false));
    await asking;
    return answers;
}
