import { buildApp, Problem, type App, type AppOptions } from "@flotilla/chassis";
import { z } from "zod";
import { about } from "./about";
import { charge, type Charged, type Payments } from "./charge";
import { captureOf, stateOf, type Payment } from "./domain/payment";
import { refund } from "./refund";

const orderId = z.string().regex(/^[\w.-]{1,64}$/);
const money = z
    .object({
        amount: z.int().min(0).max(100_000_000),
        currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .describe("In minor units: 1250 EUR are 12.50 €.");
const charged = z.object({ id: z.string(), orderId: z.string(), state: z.literal("captured"), amount: money });
const payment = z.object({
    orderId: z.string(),
    state: z.enum(["charging", "captured", "declined", "refunding", "refunded", "cancelled"]),
    id: z.string().optional().describe("The provider's name for the charge that was captured."),
    amount: money.optional(),
});

/** A payment as it is shown. */
const shown = (known: Payment) => ({ orderId: known.orderId, state: stateOf(known), ...captureOf(known) });

function problemOf(ended: Exclude<Charged, { readonly kind: "known" }>): Problem {
    switch (ended.kind) {
        case "in-flight":
            return new Problem(409, {
                kind: "in-flight",
                detail: "A charge of this order is under way, or its outcome is not known yet",
                headers: { "retry-after": String(Math.ceil(ended.milliseconds / 1000)) },
            });
        case "cancelled":
            return new Problem(409, { kind: "cancelled", detail: "The payment of this order was cancelled" });
        case "paid":
            return new Problem(409, { kind: "paid", detail: "This order was paid under another Idempotency-Key" });
        case "key-reused":
            return new Problem(422, { kind: "key-reused", detail: "This Idempotency-Key came with another payment" });
    }
}

/** The API of payments. */
export async function buildPaymentApp(by: Payments, options: Pick<AppOptions, "logger" | "ready"> = {}): Promise<App> {
    const app = await buildApp({ ...about, ...options });

    app.post(
        "/payments",
        {
            schema: {
                summary: "Charges for an order, once for each Idempotency-Key",
                headers: z.object({ "idempotency-key": z.string().regex(/^[\x21-\x7e]{1,128}$/) }),
                body: z.strictObject({
                    orderId,
                    amount: money,
                    card: z
                        .strictObject({ token: z.string().regex(/^[\w-]{1,128}$/) })
                        .describe("The provider's token of a card."),
                }),
                response: { 201: charged },
                problems: [402, 409, 422, 503],
            },
        },
        async ({ body: { orderId, amount, card }, headers }, reply) => {
            const key = headers["idempotency-key"];
            const ended = await charge({ key, orderId, amount, token: card.token }, by);
            if (ended.kind !== "known") throw problemOf(ended);
            const { outcome } = ended;
            if (outcome.state === "voided") throw problemOf({ kind: "cancelled" });
            if (outcome.state === "declined")
                throw new Problem(402, { kind: "declined", detail: "The provider declined the card" });
            return reply.code(201).send({ id: outcome.id, orderId, state: outcome.state, amount: ended.amount });
        },
    );

    app.post(
        "/payments/:orderId/refund",
        {
            schema: {
                summary: "Gives back what an order was charged, and refuses to charge it from now on",
                params: z.object({ orderId }),
                response: { 200: payment },
                problems: [503],
            },
        },
        async ({ params }) => shown(await refund(params.orderId, by)),
    );

    app.get(
        "/payments/:orderId",
        {
            schema: {
                summary: "How the payment of an order stands",
                params: z.object({ orderId }),
                response: { 200: payment },
                problems: [404, 503],
            },
        },
        async ({ params }) => {
            const known = await by.store.read(params.orderId);
            if (known === undefined)
                throw new Problem(404, {
                    kind: "unknown-payment",
                    detail: `Nothing is known of order ${params.orderId}`,
                });
            return shown(known);
        },
    );
    return app;
}
