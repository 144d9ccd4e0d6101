import { z } from "zod";
import { money, sku } from "./items";

export const reservationId = z.string().regex(/^[\w:.-]{1,128}$/);

export const line = z.object({ sku, quantity: z.number().int().min(1).max(1_000) });
export type Line = z.infer<typeof line>;

/** What is asked for. */
export const wanted = z.object({
    lines: z.array(line).min(1).max(50),
    expiresInSeconds: z.number().int().min(1).max(86_400).default(900).describe("How long it is held"),
});
export type Wanted = z.infer<typeof wanted>;

export const states = ["held", "confirmed", "expired", "released"] as const;

export const reservation = z.object({
    id: reservationId,
    state: z.enum(states),
    lines: z.array(line).describe("One a sku"),
    expiresAt: z.iso.datetime(),
    total: money,
});
export type Reservation = z.infer<typeof reservation>;

/**
 * Where reservations are kept, and the stock with them. All may be called again with the same: the second time changes nothing.
 * A reservation that is held for longer than it may be is expired for all that see it, and its stock is free.
 */
export interface Reservations {
    /**
     * Takes the lines from what is available: all of them, or none.
     * @returns the reservation, and whether it is new
     * @throws Problem if there is not enough, an item is unknown, or the id can't be used for this
     */
    hold(id: string, wanted: Wanted): Promise<{ reservation: Reservation; isNew: boolean }>;
    /** Keeps what is held for good. @throws Problem if it is not held any more */
    confirm(id: string): Promise<Reservation>;
    /** Gives back what is held or confirmed. The id can't be used again, also where it never was. */
    release(id: string): Promise<void>;
    get(id: string): Promise<Reservation | undefined>;
    /** Gives back what was held for too long. @returns how many */
    expireDue(): Promise<number>;
}

/** One line an item, by name: what two requests that mean the same have in common. */
export function canonical(lines: readonly Line[]): Line[] {
    const quantities = new Map<string, number>();
    for (const { sku: name, quantity } of lines) quantities.set(name, (quantities.get(name) ?? 0) + quantity);
    return [...quantities]
        .map(([name, quantity]) => ({ sku: name, quantity }))
        .sort((a, b) => (a.sku < b.sku ? -1 : 1));
}
