import { createHash } from "node:crypto";
import { begin, giveUp, settle, type Decision } from "./domain/payment";
import type { ChargeRequest, Gateway, Report } from "./ports/gateway";
import type { PaymentStore } from "./ports/payment-store";

/** What payments are made with. */
export interface Payments {
    readonly store: PaymentStore;
    readonly gateway: Gateway;
    readonly clock: () => number;
    /** How long the provider is given, with all tries. */
    readonly deadlineMilliseconds: number;
}

/** How a request to charge ended. */
export type Charged = Exclude<Decision, { readonly kind: "ask" }> | { readonly kind: "key-reused" };

/** What is left to a request, beyond the provider's time, to keep what the provider said. */
const marginMilliseconds = 1_000;

/** Charges for an order, once for each key and no more than once in all. */
export async function charge(request: ChargeRequest, by: Payments): Promise<Charged> {
    const { store, gateway, clock, deadlineMilliseconds } = by;
    const { key, orderId, amount } = request;
    const fingerprint = fingerprintOf(request);
    if ((await store.firstOf(key, fingerprint)) !== fingerprint) return { kind: "key-reused" };
    const decision = await store.change(orderId, (payment) =>
        begin(payment, { key, amount, now: clock(), leaseMilliseconds: deadlineMilliseconds + marginMilliseconds }),
    );
    if (decision.kind !== "ask") return decision;
    try {
        const outcome = await gateway.charge(request, AbortSignal.timeout(deadlineMilliseconds));
        await keep(store)({ key, orderId }, outcome);
        return { kind: "known", outcome, amount };
    } catch (error) {
        const { askedUntil } = decision;
        await store.change(orderId, (payment) => ({ payment: giveUp(payment, key, askedUntil), result: undefined }));
        throw error;
    }
}

/** Keeps what the provider says of a charge. */
export const keep =
    (store: PaymentStore): Report =>
    ({ key, orderId }, outcome) =>
        store.change(orderId, (payment) => ({ payment: settle(payment, key, outcome), result: undefined }));

/** What a request asks for, apart from its key; no card can be told from it. */
const fingerprintOf = ({ orderId, amount, token }: ChargeRequest): string =>
    createHash("sha256")
        .update(JSON.stringify([orderId, amount.amount, amount.currency, token]))
        .digest("base64url");
