import { isDeepStrictEqual } from "node:util";
import type { Deliver } from "../../src/deliver";
import type { Delivery } from "../../src/domain/delivery";
import type { Email } from "../../src/ports/mailer";

/** Deliveries and e-mails in memory, and a clock that a test moves. */
export function createMemory() {
    const deliveries = new Map<string, Delivery>();
    const sent: Email[] = [];
    const memory = { sent, deliveries, now: 0 };
    const by: Deliver = {
        now: () => memory.now,
        deliveries: {
            read: async (id) => deliveries.get(id),
            replace: async (id, before, after) => {
                if (!isDeepStrictEqual(deliveries.get(id), before)) return false;
                if (after === undefined) deliveries.delete(id);
                else deliveries.set(id, after);
                return true;
            },
        },
        mailer: { send: async (email) => void sent.push(email) },
    };
    return Object.assign(memory, { by });
}
