import { setImmediate as turn } from "node:timers/promises";
import type { Outcome } from "../../src/domain/payment";
import type { ChargeRequest, Gateway } from "../../src/ports/gateway";

/** A provider of a test: its books, and what goes wrong with it. */
export interface Provider extends Gateway {
    readonly captures: Map<string, number>;
    readonly refunds: Map<string, number>;
    requests: number;
    /** Is run in each request, before it is entered and after. */
    before: (request: ChargeRequest) => Promise<void>;
    after: (request: ChargeRequest) => Promise<void>;
}

/** A provider that knows charges by their keys. */
export function createProvider(): Provider {
    const outcomes = new Map<string, Outcome>();
    const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
    const provider: Provider = {
        captures: new Map(),
        refunds: new Map(),
        requests: 0,
        before: async () => undefined,
        after: async () => undefined,
        charge: async (request) => {
            const { key, token } = request;
            provider.requests++;
            await turn();
            await provider.before(request);
            const known = outcomes.get(key);
            const outcome: Outcome =
                known ?? (token === "tok_declined" ? { state: "declined" } : { state: "captured", id: `ch_${key}` });
            if (known === undefined && outcome.state === "captured") count(provider.captures, key);
            outcomes.set(key, outcome);
            await provider.after(request);
            return outcome;
        },
        refund: async (key) => {
            await turn();
            if (outcomes.get(key)?.state === "captured" && !provider.refunds.has(key)) count(provider.refunds, key);
            if (!outcomes.has(key)) outcomes.set(key, { state: "voided" });
        },
    };
    return provider;
}

/** What is taken and not given back. */
export const kept = ({ captures, refunds }: Provider): number => captures.size - refunds.size;
