import { looksLikeSecret } from "../checks/secret-like";
import type { Change } from "./facts";

/** What stands in the place of a value that may be a secret. */
export const concealedText = "(not shown)";

/** The part of a configuration whose values say where secrets are, and are none themselves. */
const whereabouts = /(^|\.)secrets\.[^.]+$/;

function conceal(path: string, value: string): string {
    const name = path.slice(path.lastIndexOf(".") + 1);
    return looksLikeSecret(name, value) ? concealedText : value;
}

/** The same change without the values that look like secrets: that they change is told, what they are is not. */
export function concealed(change: Change): Change {
    const { path, before, after } = change;
    if (whereabouts.test(path)) return change;
    return {
        path,
        ...(before !== undefined && { before: conceal(path, before) }),
        ...(after !== undefined && { after: conceal(path, after) }),
    };
}
