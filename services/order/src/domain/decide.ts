import {
    evolve,
    type ForwardStep,
    type Line,
    type Order,
    type OrderEvent,
    type Origin,
    type Recorded,
    type StepResult,
} from "./order";
import { nextStep } from "./saga";

/** What a customer wants. */
export interface Placement {
    readonly userId: string;
    readonly email: string;
    readonly lines: readonly Line[];
    readonly cardToken: string;
    readonly origin: Origin;
}

/** What an order is told. */
export type Command =
    | ({ readonly type: "place" } & Placement)
    /** How a step went. */
    | { readonly type: "settle"; readonly outcome: Outcome }
    /** Nothing new; but the time may be over. */
    | { readonly type: "resume" };

/** How a step went, where that is known; of a step whose outcome is not known, nothing is recorded. */
export type Outcome =
    | ({ readonly kind: "done" } & StepResult)
    | { readonly kind: "refused"; readonly step: ForwardStep; readonly reason: string };

/** What decisions depend on beside the order. */
export interface Circumstances {
    readonly now: Date;
    /** How long reserving and paying may take together. */
    readonly deadlineSeconds: number;
}

/**
 * Decides what happens, as a list of events to be recorded together; none where the command changes nothing, as when another task has
 * recorded the same outcome before. What begins next is recorded with the outcome before it, in one append.
 */
export function decide(
    id: string,
    order: Order | undefined,
    command: Command,
    circumstances: Circumstances,
): readonly Recorded[] {
    const recorded: Recorded[] = [];
    let current = order;
    for (let event = first(order, command, circumstances); event !== undefined;) {
        const entry = { sequence: (current?.sequence ?? 0) + 1, at: circumstances.now.toISOString(), event };
        recorded.push(entry);
        current = evolve(id, current, entry);
        event = follows(current, circumstances);
    }
    return recorded;
}

/** The event that the command itself brings. */
function first(order: Order | undefined, command: Command, circumstances: Circumstances): OrderEvent | undefined {
    if (command.type === "place") return order === undefined ? { ...command, type: "placed" } : undefined;
    if (order === undefined) return undefined;
    if (command.type === "resume") return follows(order, circumstances);
    const { outcome } = command;
    // What was decided since, such as that the time is over, stands: an order is settled by what is recorded.
    if (order.state !== "pending" || order.steps[outcome.step] !== "begun") return undefined;
    if (outcome.kind === "refused")
        return order.reason === undefined
            ? { type: "step-failed", step: outcome.step, reason: outcome.reason }
            : undefined;
    const { kind: _, ...result } = outcome;
    return { type: "step-done", ...result };
}

/** The event that follows from a state by itself. */
function follows(order: Order, { now, deadlineSeconds }: Circumstances): OrderEvent | undefined {
    const next = nextStep(order, now, deadlineSeconds);
    switch (next.kind) {
        case "perform":
            return order.steps[next.step] === undefined ? { type: "step-begun", step: next.step } : undefined;
        case "give-up":
            return { type: "step-failed", step: next.step, reason: next.reason };
        case "conclude":
            return { type: next.as };
        case "nothing":
            return undefined;
    }
}
