import { createHash } from "node:crypto";
import { slug } from "./names";

/** How much of the time's text a key keeps: a list of minutes can be as long as a name may be. */
const readableLength = 40;

/**
 * What names a scheduled change of a range: its time, and not its place in the list, so that one that is added changes no
 * other. `cron(0 8 ? * * *)` and `cron(0 8 * * ? *)` differ only in what a name can't hold, hence the hash.
 */
export function scheduleKey(at: string, timezone: string): string {
    const hash = createHash("sha256").update(`${at} ${timezone}`).digest("hex").slice(0, 6);
    return `${slug(at).slice(0, readableLength).replace(/-$/, "")}-${hash}`;
}
