import type { Delivery } from "../domain/delivery";

/** What is recorded of each e-mail, by the event that it is about. */
export interface Deliveries {
    read(eventId: string): Promise<Delivery | undefined>;
    /** @returns false, and changes nothing, if another record than `before` is there */
    replace(eventId: string, before: Delivery | undefined, after: Delivery | undefined): Promise<boolean>;
}
