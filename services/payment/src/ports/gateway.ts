import type { Money, Outcome } from "../domain/payment";

/** A charge as the provider is asked for it. */
export interface ChargeRequest {
    /** The provider charges once for each key, and answers a repeat with what became of it. */
    readonly key: string;
    readonly orderId: string;
    readonly amount: Money;
    readonly token: string;
}

/** A payment provider. */
export interface Gateway {
    /** @throws if it is not known what became of the charge */
    charge(request: ChargeRequest, signal: AbortSignal): Promise<Outcome>;
    /** Gives back what was taken under a key, once, and declines a charge that comes under it later. */
    refund(key: string, signal: AbortSignal): Promise<void>;
}

/** Is told by the provider what became of a charge, at least once and at any time: before the answer, after it, and without one. */
export type Report = (charge: Pick<ChargeRequest, "key" | "orderId">, outcome: Outcome) => Promise<void>;
