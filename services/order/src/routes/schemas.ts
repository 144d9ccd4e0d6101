import { z } from "zod";

/** The id of an order, as this service makes them. */
export const orderId = z.string().regex(/^[0-9a-f-]{32,36}$/);

/** No dots: the id is a part of the path by which the user service is asked. */
export const userId = z.string().regex(/^[\w-]{1,64}$/);

const line = z.strictObject({
    sku: z.string().regex(/^[\w.-]{1,64}$/),
    quantity: z.int().min(1).max(1_000),
});

const state = z.enum(["pending", "confirmed", "cancelled"]);
const money = z.object({ amount: z.int(), currency: z.string() }).describe("In minor units: 1250 EUR are 12.50 €.");

export const placement = z.strictObject({
    userId,
    lines: z
        .array(line)
        .min(1)
        .max(50)
        .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, "names an item twice"),
    card: z
        .strictObject({ token: z.string().regex(/^[\w-]{1,128}$/) })
        .describe("The payment provider's token of a card."),
});

export const idempotencyKey = z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/)
    .describe("Makes a repeat safe: the same key of the same user places one order.");

export const accepted = z.object({ id: z.string(), state });

export const order = z.object({
    id: z.string(),
    state,
    userId: z.string(),
    lines: z.array(line),
    placedAt: z.string(),
    total: money.optional(),
    reason: z
        .string()
        .optional()
        .describe("Why it is, or is going to be, cancelled: out-of-stock, declined, timed-out and so on."),
});

export const orders = z.object({
    orders: z.array(order),
    cursor: z.string().optional().describe("Asks for the next page; there is none without it."),
});

export const history = z.object({
    events: z.array(
        z
            .looseObject({ sequence: z.int(), at: z.string(), type: z.string() })
            .describe("What it says depends on its type."),
    ),
});
