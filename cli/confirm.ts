import { createInterface } from "node:readline/promises";
import { UsageError } from "./usage-error";

/**
 * Asks whether to go on.
 * @param question a sentence that ends with a question mark
 * @throws UsageError where nobody can answer
 */
export async function confirm(question: string): Promise<boolean> {
    if (!process.stdin.isTTY) throw new UsageError("nobody is there to answer whether to go on; say --yes");
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
        return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
    } finally {
        terminal.close();
    }
}
