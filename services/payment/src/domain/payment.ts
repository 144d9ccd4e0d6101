/** An amount of money in the currency's minor unit: 1250 EUR are 12.50 €. */
export interface Money {
    readonly amount: number;
    readonly currency: string;
}

/** What the provider says of a charge, once it has said it. */
export type Outcome =
    | { readonly state: "captured"; readonly id: string }
    | { readonly state: "declined" }
    /** A refund was there first. */
    | { readonly state: "voided" };

/** A charge that was asked for under an idempotency key. */
export interface Charge {
    readonly key: string;
    readonly amount: Money;
    /** Until when a request that asks the provider has the word, in milliseconds since 1970. */
    readonly askedUntil: number;
    readonly outcome?: Outcome;
}

/** All that is known of the payment of an order. */
export interface Payment {
    readonly orderId: string;
    /** One for each idempotency key. */
    readonly charges: readonly Charge[];
    /** A refund that was asked for refuses every charge from then on, also one that comes late. */
    readonly refund?: "asked" | "done";
}

/** The payment of an order of which nothing was heard. */
export const unheardOf = (orderId: string): Payment => ({ orderId, charges: [] });

/** What a request to charge is answered with, or that the provider is to be asked. */
export type Decision =
    | { readonly kind: "known"; readonly outcome: Outcome; readonly amount: Money }
    | { readonly kind: "ask"; readonly askedUntil: number }
    | { readonly kind: "in-flight"; readonly milliseconds: number }
    | { readonly kind: "cancelled" }
    | { readonly kind: "paid" };

/** A payment as a request leaves it, and what the request is to do. */
export interface Change<Result> {
    readonly payment: Payment;
    readonly result: Result;
}

/**
 * A request to charge comes in. Of those with the same key one asks the provider at a time; when that one is not back in time, as after a crash,
 * the next asks again under the same key, by which the provider knows the charge.
 */
export function begin(
    payment: Payment,
    { key, amount, now, leaseMilliseconds }: { key: string; amount: Money; now: number; leaseMilliseconds: number },
): Change<Decision> {
    const stay = (result: Decision): Change<Decision> => ({ payment, result });
    const own = chargeOf(payment, key);
    if (own?.outcome !== undefined) return stay({ kind: "known", outcome: own.outcome, amount: own.amount });
    if (payment.refund !== undefined) return stay({ kind: "cancelled" });
    const others = payment.charges.filter((charge) => charge !== own);
    if (others.some(({ outcome }) => outcome?.state === "captured")) return stay({ kind: "paid" });
    // A charge under another key may have been captured without anybody knowing: it has to be settled under that key first.
    const unknown = others.find(({ outcome }) => outcome === undefined);
    const until = Math.max(own?.askedUntil ?? 0, unknown?.askedUntil ?? 0);
    if (unknown !== undefined || until > now)
        return stay({ kind: "in-flight", milliseconds: Math.max(until - now, 1_000) });
    const askedUntil = now + leaseMilliseconds;
    return { payment: withCharge(payment, { key, amount, askedUntil }), result: { kind: "ask", askedUntil } };
}

/** The provider has said what became of a charge. It may say so several times: the first is what counts. */
export function settle(payment: Payment, key: string, outcome: Outcome): Payment {
    const charge = chargeOf(payment, key);
    return charge === undefined || charge.outcome !== undefined ? payment : withCharge(payment, { ...charge, outcome });
}

/** A request that asked comes back without an outcome: the next may ask at once. */
export function giveUp(payment: Payment, key: string, askedUntil: number): Payment {
    const charge = chargeOf(payment, key);
    return charge?.askedUntil === askedUntil ? withCharge(payment, { ...charge, askedUntil: 0 }) : payment;
}

/** A refund is asked for. @returns the keys of all charges that may have taken money */
export function beginRefund(payment: Payment): Change<readonly string[]> {
    if (payment.refund === "done") return { payment, result: [] };
    const keys = payment.charges.flatMap(({ key, outcome }) =>
        outcome === undefined || outcome.state === "captured" ? [key] : [],
    );
    return { payment: { ...payment, refund: "asked" }, result: keys };
}

/** The provider has given back all that it had taken. */
export const settleRefund = (payment: Payment): Payment => ({ ...payment, refund: "done" });

/** How a payment stands, in a word. */
export type State = "charging" | "captured" | "declined" | "refunding" | "refunded" | "cancelled";

/** How a payment stands. Without a captured charge there was nothing to refund, and the order is cancelled. */
export function stateOf(payment: Payment): State {
    const captured = captureOf(payment) !== undefined;
    if (payment.refund === "asked") return "refunding";
    if (payment.refund === "done") return captured ? "refunded" : "cancelled";
    if (captured) return "captured";
    return payment.charges.some(({ outcome }) => outcome === undefined) ? "charging" : "declined";
}

/** The charge that was captured. */
export function captureOf({ charges }: Payment): { readonly id: string; readonly amount: Money } | undefined {
    for (const { amount, outcome } of charges) if (outcome?.state === "captured") return { id: outcome.id, amount };
    return undefined;
}

const chargeOf = ({ charges }: Payment, key: string): Charge | undefined =>
    charges.find((charge) => charge.key === key);

const withCharge = (payment: Payment, charge: Charge): Payment => ({
    ...payment,
    charges: [...payment.charges.filter(({ key }) => key !== charge.key), charge],
});
