/** An amount of money in the currency's minor unit: 1250 EUR are 12.50 €. */
export interface Money {
    readonly amount: number;
    readonly currency: string;
}

/** How many of which item are ordered. */
export interface Line {
    readonly sku: string;
    readonly quantity: number;
}

/** What has to be done for an order, in this sequence. */
export const forwardSteps = ["reserve", "charge", "confirm"] as const;
export type ForwardStep = (typeof forwardSteps)[number];

/** What undoes which step, in the sequence of undoing. Nothing undoes the confirmation: it is the last step. */
export const compensations = [
    { step: "refund", undoes: "charge" },
    { step: "release", undoes: "reserve" },
] as const;
export type Compensation = (typeof compensations)[number]["step"];

export type Step = ForwardStep | Compensation;

/** What a step has brought, where it brings something. */
export type StepResult =
    | { readonly step: "reserve"; readonly total: Money }
    | { readonly step: "charge"; readonly paymentId: string }
    | { readonly step: "confirm" | Compensation };

/** The request that an order comes from: what is logged, traced and told of the order later goes on under its ids. */
export interface Origin {
    readonly correlationId: string;
    /** Of W3C Trace Context. */
    readonly traceparent?: string;
}

/** What happened to an order; all that is ever stored of it. */
export type OrderEvent =
    | {
          readonly type: "placed";
          readonly userId: string;
          readonly email: string;
          readonly lines: readonly Line[];
          /** The payment provider's name for a card: of no use to anybody else, and needed as long as the saga may start over. */
          readonly cardToken: string;
          readonly origin: Origin;
      }
    | { readonly type: "step-begun"; readonly step: Step }
    | ({ readonly type: "step-done" } & StepResult)
    | { readonly type: "step-failed"; readonly step: ForwardStep; readonly reason: string }
    | { readonly type: "confirmed" }
    | { readonly type: "cancelled" };

/** An event in its place in the order's history. */
export interface Recorded {
    /** 1 for the first. */
    readonly sequence: number;
    /** When it was recorded: an ISO 8601 time. */
    readonly at: string;
    readonly event: OrderEvent;
}

/** An order as its events leave it. */
export interface Order {
    readonly id: string;
    /** The sequence of the last event: the version that an append builds on. */
    readonly sequence: number;
    readonly state: "pending" | "confirmed" | "cancelled";
    readonly userId: string;
    readonly email: string;
    readonly lines: readonly Line[];
    readonly cardToken: string;
    readonly origin: Origin;
    readonly placedAt: string;
    readonly steps: Readonly<Partial<Record<Step, "begun" | "done">>>;
    readonly total?: Money;
    readonly paymentId?: string;
    /** Why it is, or is going to be, cancelled. */
    readonly reason?: string;
}

/** The order after one more event. */
export function evolve(id: string, order: Order | undefined, { sequence, at, event }: Recorded): Order {
    if (event.type === "placed") {
        const { type: _, ...placed } = event;
        return { id, sequence, state: "pending", ...placed, placedAt: at, steps: {} };
    }
    if (order === undefined) throw new Error(`order ${id}: its history begins with "${event.type}"`);
    const next = { ...order, sequence };
    switch (event.type) {
        case "step-begun":
            return { ...next, steps: { ...order.steps, [event.step]: "begun" } };
        case "step-done":
            return { ...next, ...resultOf(event), steps: { ...order.steps, [event.step]: "done" } };
        case "step-failed":
            return { ...next, reason: event.reason };
        case "confirmed":
        case "cancelled":
            return { ...next, state: event.type };
    }
}

function resultOf(result: StepResult): Pick<Order, "total" | "paymentId"> {
    if (result.step === "reserve") return { total: result.total };
    return result.step === "charge" ? { paymentId: result.paymentId } : {};
}

/** The order that a history gives, on top of an earlier state of it. */
export const replay = (id: string, history: readonly Recorded[], from?: Order): Order | undefined =>
    history.reduce<Order | undefined>((order, recorded) => evolve(id, order, recorded), from);
