import { z } from "zod";

/** What this service reads of an order's event; the rest it passes over. */
const common = {
    id: z.string().min(1),
    version: z.literal(1),
    orderId: z.string(),
    email: z.email(),
    lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
    correlationId: z.string(),
    traceparent: z.string().optional(),
};

const confirmed = z.object({
    ...common,
    total: z.object({ amount: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) }),
});
const cancelled = z.object({ ...common, reason: z.string() });

/** An event that somebody is told of by e-mail, as EventBridge puts it into the queue. */
export const orderEvent = z.discriminatedUnion("detail-type", [
    z.object({ "detail-type": z.literal("order.confirmed"), detail: confirmed }),
    z.object({ "detail-type": z.literal("order.cancelled"), detail: cancelled }),
]);

export type OrderEvent = z.output<typeof orderEvent>;
export type Confirmed = z.output<typeof confirmed>;
export type Cancelled = z.output<typeof cancelled>;
