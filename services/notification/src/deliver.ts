import { decide, type Delivery } from "./domain/delivery";
import type { OrderEvent } from "./order-event";
import type { Deliveries } from "./ports/deliveries";
import { Refused, type Mailer } from "./ports/mailer";
import { emailOf } from "./templates/order-email";

/** What e-mails are delivered with. */
export interface Deliver {
    readonly deliveries: Deliveries;
    readonly mailer: Mailer;
    readonly now: () => number;
}

/** How it ended with an event. */
export type Delivered = "sent" | "repeated" | "was sent" | "tried twice";

/** Another run is sending the e-mail, or was until it crashed. */
export class Busy extends Error {
    constructor(eventId: string) {
        super(`the e-mail about ${eventId} is being sent`);
        this.name = "Busy";
    }
}

/**
 * Sends the e-mail about an event, if it was not sent before.
 * @param remaining how long this run may still take, in milliseconds
 * @throws if the event is to come again
 */
export async function deliver(event: OrderEvent, remaining: number, by: Deliver): Promise<Delivered> {
    const { id } = event.detail;
    const before = await by.deliveries.read(id);
    const decision = decide(before, by.now());
    if (decision.kind === "wait") throw new Busy(id);
    if (decision.kind === "leave") return decision.certain ? "was sent" : "tried twice";
    const { repeated } = decision;
    const claim: Delivery = { state: repeated ? "repeating" : "sending", until: by.now() + remaining };
    if (!(await by.deliveries.replace(id, before, claim))) throw new Busy(id);
    try {
        await by.mailer.send(emailOf(event, repeated));
    } catch (error) {
        if (error instanceof Refused) await by.deliveries.replace(id, claim, before);
        throw error;
    }
    await by.deliveries.replace(id, claim, { state: "sent" });
    return repeated ? "repeated" : "sent";
}
