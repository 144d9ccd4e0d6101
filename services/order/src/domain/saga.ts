import { compensations, forwardSteps, type ForwardStep, type Order, type Step } from "./order";

/** What an order needs next. */
export type Next =
    | { readonly kind: "perform"; readonly step: Step }
    | { readonly kind: "give-up"; readonly step: ForwardStep; readonly reason: string }
    | { readonly kind: "conclude"; readonly as: "confirmed" | "cancelled" }
    | { readonly kind: "nothing" };

/** The reason of an order that was not reserved and paid in time. */
export const timedOut = "timed-out";

/**
 * Reads from what is recorded what comes next. A step that has begun may have been done without anybody knowing: so it is
 * performed again, with the same idempotency key, or undone, but never passed over.
 *
 * The confirmation does not time out. Once the money is taken, whether the stock is sold is inventory's to say, and until it has said it
 * a refund could give away what was sold. An expired reservation is such an answer, so this ends too.
 */
export function nextStep(order: Order, now: Date, deadlineSeconds: number): Next {
    if (order.state !== "pending") return { kind: "nothing" };
    if (order.reason !== undefined) {
        const open = compensations.find(
            ({ step, undoes }) => order.steps[undoes] !== undefined && order.steps[step] !== "done",
        );
        return open === undefined ? { kind: "conclude", as: "cancelled" } : { kind: "perform", step: open.step };
    }
    const step = forwardSteps.find((forward) => order.steps[forward] !== "done");
    if (step === undefined) return { kind: "conclude", as: "confirmed" };
    const late = now.getTime() > Date.parse(order.placedAt) + deadlineSeconds * 1000;
    return step !== "confirm" && late ? { kind: "give-up", step, reason: timedOut } : { kind: "perform", step };
}
