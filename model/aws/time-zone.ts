import { nearest } from "../schema/explain";
import type { TextProblem } from "./cron";

/** The name as the time zone database of this Node.js writes it, or undefined if it has no such time zone. */
function canonical(name: string): string | undefined {
    try {
        return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
    }
}

const example = "write a name such as Europe/Dublin, or UTC";

/**
 * What is wrong with the name of a time zone, or undefined if there is one.
 * Source: the IANA time zone database, as Node.js has it.
 */
export function timeZoneProblem(name: string): TextProblem | undefined {
    const known = canonical(name);
    // Newer versions of Node.js take an offset for a time zone, which AWS does not.
    if (known === undefined || !/^[A-Za-z]/.test(name)) {
        const near = nearest(name, Intl.supportedValuesOf("timeZone"));
        return {
            reason: `"${name}" is not a time zone`,
            remedy: near === undefined ? example : `did you mean "${near}"?`,
        };
    }
    return known !== name && known.toLowerCase() === name.toLowerCase()
        ? { reason: `"${name}" is not in its own letter case`, remedy: `write "${known}"` }
        : undefined;
}
