import { parseArgs } from "node:util";
import { LocalError } from "./local-error";

/** What a user wrote after `npm start --` or `npm stop --`. */
export interface Arguments {
    readonly help: boolean;
    /** Whether the result is printed as JSON on stdout, and the progress on stderr. */
    readonly json: boolean;
}

/**
 * Reads the command line.
 * @param command the command, as the user writes it
 * @throws LocalError at anything unknown
 */
export function parseArguments(command: string, words: readonly string[]): Arguments {
    try {
        const { values } = parseArgs({
            args: [...words],
            options: { help: { type: "boolean", short: "h" }, json: { type: "boolean" } },
        });
        return { help: values.help ?? false, json: values.json ?? false };
    } catch (error) {
        const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
        throw new LocalError(reason, `${command} -- --help lists what there is`);
    }
}
