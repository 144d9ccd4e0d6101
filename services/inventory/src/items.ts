import { z } from "zod";

export const sku = z.string().regex(/^[\w.-]{1,64}$/);

/** An amount of money. */
export const money = z.object({
    amount: z.number().int().min(0).describe("In the currency's minor unit, as cents"),
    currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .describe("As ISO 4217 writes it"),
});
export type Money = z.infer<typeof money>;

/** What is known of an item beside its name. */
export const stock = z.object({
    available: z.number().int().min(0).max(1_000_000).describe("How many can still be reserved"),
    price: money.extend({ amount: money.shape.amount.max(1_000_000_000) }),
});
export type Stock = z.infer<typeof stock>;

export const item = z.object({ sku, ...stock.shape });
export type Item = z.infer<typeof item>;

/** Where items are kept. */
export interface Items {
    /** What is held then comes on top of it, if it is given back. */
    put(item: Item): Promise<void>;
    get(sku: string): Promise<Item | undefined>;
    /** By name. @param after the last one that is known already */
    list(limit: number, after?: string): Promise<Item[]>;
}
