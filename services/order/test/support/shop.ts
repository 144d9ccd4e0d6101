import type { Outcome } from "../../src/domain/decide";
import type { Order, Step } from "../../src/domain/order";
import type { PerformStep } from "../../src/ports/steps";

/** What inventory and payment have to say of an order. */
export interface Circumstances {
    readonly stock?: "there" | "gone";
    readonly card?: "good" | "declined";
    /** Whether the reservation is over by the time that it is to be confirmed. */
    readonly reservation?: "holds" | "expires";
}

/** What inventory and payment have done. */
export interface Books {
    reservation?: "held" | "sold" | "released";
    payment?: "taken" | "returned" | "refused";
    /** How often each step was asked for. */
    readonly asked: Step[];
    /** How often money was taken, and given back. */
    charges: number;
    refunds: number;
}

export const emptyBooks = (): Books => ({ asked: [], charges: 0, refunds: 0 });

/** Inventory and payment, as their contracts have them: each does what it is asked for once, however often it is asked. */
export const performWith =
    (books: Books, { stock = "there", card = "good", reservation = "holds" }: Circumstances = {}): PerformStep =>
    async ({ id }: Order, step: Step): Promise<Outcome> => {
        books.asked.push(step);
        switch (step) {
            case "reserve":
                if (books.reservation === "released") return { kind: "refused", step, reason: "released" };
                if (stock === "gone") return { kind: "refused", step, reason: "out-of-stock" };
                books.reservation ??= "held";
                return { kind: "done", step, total: { amount: 1250, currency: "EUR" } };
            case "charge":
                if (books.payment === "returned" || books.payment === "refused")
                    return { kind: "refused", step, reason: "cancelled" };
                if (card === "declined") return { kind: "refused", step, reason: "declined" };
                if (books.payment === undefined) books.charges++;
                books.payment = "taken";
                return { kind: "done", step, paymentId: `payment of ${id}` };
            case "confirm":
                if (books.reservation === "sold") return { kind: "done", step };
                if (reservation === "expires" || books.reservation !== "held")
                    return { kind: "refused", step, reason: "expired" };
                books.reservation = "sold";
                return { kind: "done", step };
            case "refund":
                if (books.payment === "taken") books.refunds++;
                books.payment =
                    books.payment === undefined ? "refused" : books.payment === "taken" ? "returned" : books.payment;
                return { kind: "done", step };
            case "release":
                if (books.reservation === "sold") throw new Error("what is sold is not released");
                books.reservation = "released";
                return { kind: "done", step };
        }
    };

/** What may not be: money or stock kept for an order that is cancelled, or a confirmed one without them. */
export function faultsOf(order: Order, { reservation, payment, charges, refunds }: Books): string[] {
    const faults: string[] = [];
    if (order.state === "pending") faults.push("is still open");
    if (charges > 1) faults.push(`charged ${charges} times`);
    if (order.state === "confirmed" && (payment !== "taken" || reservation !== "sold"))
        faults.push("confirmed without payment or stock");
    if (order.state === "cancelled" && charges !== refunds) faults.push("cancelled, and the money kept");
    if (order.state === "cancelled" && (reservation === "held" || reservation === "sold"))
        faults.push("cancelled, and the stock kept");
    return faults;
}
