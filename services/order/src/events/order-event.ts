import { z } from "zod";

/** The version of what the events say. A field may be added under the same number; one that goes or changes its meaning needs the next. */
export const version = 1;

const line = z.object({ sku: z.string(), quantity: z.int().positive() });
const money = z.object({ amount: z.int().nonnegative(), currency: z.string().length(3) }).describe("In minor units.");

/** What every event of an order says: enough to act on it without asking back, and in any order of arrival. */
const common = {
    id: z
        .string()
        .describe("The same whenever this event is sent again; EventBridge's own id is another one each time."),
    version: z.literal(version),
    orderId: z.string(),
    sequence: z.int().positive().describe("Its place in the order's history: a higher one tells a later state."),
    correlationId: z.string(),
    traceparent: z.string().optional().describe("W3C Trace Context of the request that placed the order."),
    userId: z.string(),
    email: z.email(),
    lines: z.array(line).min(1),
    placedAt: z.iso.datetime(),
    occurredAt: z.iso.datetime(),
};

/** An order was taken in; it is not known yet whether it can be fulfilled. */
const placed = z.object(common);
/** Its stock is sold and its payment captured. */
const confirmed = z.object({ ...common, total: money });
/** It ended without a sale, and whatever was reserved or paid was given back. */
const cancelled = z.object({
    ...common,
    total: money.optional(),
    reason: z.string().describe("Why, in a word: out-of-stock, declined, timed-out and so on."),
});

/** What each event says, by the name that it has on the bus. */
export const orderEvents = {
    "order.placed": placed,
    "order.confirmed": confirmed,
    "order.cancelled": cancelled,
} as const;

export type OrderEventName = keyof typeof orderEvents;

/** An event as it is published. */
export type Message = {
    [Name in OrderEventName]: { readonly name: Name; readonly detail: z.output<(typeof orderEvents)[Name]> };
}[OrderEventName];

/** The JSON Schema of each event, by the name of its file. */
export const jsonSchemas = (): Record<string, object> =>
    Object.fromEntries(
        Object.entries(orderEvents).map(([name, schema]) => [
            `${name}.v${version}.json`,
            // As input: who reads an event passes over fields that it does not know.
            { title: name, ...z.toJSONSchema(schema, { io: "input" }) },
        ]),
    );
