import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { Gateway, Report } from "../ports/gateway";
import { createLedger } from "./ledger";

/** How long the answer for a slow card takes. */
const slowMilliseconds = 10_000;
/** How often it fails before it works, for a card of which it is down. */
const failures = 3;

/**
 * A provider that moves no money, and is told by the card what to do: `tok_declined` it declines, `tok_slow` it charges and
 * says so 10 s later, `tok_twice` it reports twice, for `tok_down` it fails three times; others it charges.
 */
export function createFakeProvider(redis: Redis, report: Report, slow = slowMilliseconds): Gateway {
    const ledger = createLedger(redis);
    return {
        charge: async ({ key, orderId, token }, signal) => {
            const requests = await ledger.asked(key);
            if (token === "tok_down" && requests <= failures) throw new Error("the provider is down");
            const id = `ch_${createHash("sha256").update(key).digest("hex").slice(0, 24)}`;
            const outcome = await ledger.enter(key, token === "tok_declined" ? "declined" : "captured", id);
            // A repeat is answered at once, from the books.
            if (token === "tok_slow" && requests === 1) await pause(slow, undefined, { signal });
            if (token === "tok_twice") await report({ key, orderId }, outcome);
            await report({ key, orderId }, outcome);
            return outcome;
        },
        refund: (key) => ledger.giveBack(key),
    };
}
