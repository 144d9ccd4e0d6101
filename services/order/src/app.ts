import { buildApp, currentTrail, Problem, type App, type AppOptions } from "@flotilla/chassis";
import { z } from "zod";
import { about } from "./about";
import type { Recorded } from "./domain/order";
import { placeOrder, type PlaceOrder } from "./place-order";
import { BadCursor, type View, type Views } from "./ports/views";
import * as schemas from "./routes/schemas";
import { viewOfOrder } from "./views/view-of";

/** What the routes work with. */
export interface OrderApp extends PlaceOrder {
    readonly views: Views;
}

const notFound = (id: string) => new Problem(404, { kind: "unknown-order", detail: `There is no order ${id}` });

const shown = ({ sequence: _, ...view }: View) => ({ ...view, lines: [...view.lines] });

/** An event as it is shown to others: without the card, and without what the user service knows of the user. */
function told({ sequence, at, event }: Recorded) {
    if (event.type !== "placed") return { sequence, at, ...event };
    const { cardToken: _, email: __, ...rest } = event;
    return { sequence, at, ...rest };
}

/** The API of orders. */
export async function buildOrderApp(by: OrderApp, options: Pick<AppOptions, "logger" | "ready"> = {}): Promise<App> {
    const app = await buildApp({ ...about, ...options });

    app.post(
        "/orders",
        {
            schema: {
                summary: "Places an order",
                headers: z.object({ "idempotency-key": schemas.idempotencyKey.optional() }),
                body: schemas.placement,
                response: { 202: schemas.accepted },
                problems: [422, 503],
            },
        },
        async ({ body: { userId, lines, card }, headers }, reply) => {
            const request = { userId, lines, cardToken: card.token, origin: currentTrail() };
            const placed = await placeOrder(request, headers["idempotency-key"], by);
            if (placed.kind === "unknown-user")
                throw new Problem(422, { kind: "unknown-user", detail: `There is no user ${userId}` });
            if (placed.kind === "key-reused")
                throw new Problem(422, { kind: "key-reused", detail: "This Idempotency-Key came with another order" });
            const { id, state } = placed.order;
            return reply.code(202).header("location", `/orders/${id}`).send({ id, state });
        },
    );

    app.get(
        "/orders/:id",
        {
            schema: {
                summary: "An order as it was a moment ago, or, if consistent, as it is now",
                params: z.object({ id: schemas.orderId }),
                querystring: z.strictObject({ consistent: z.enum(["true", "false"]).optional() }),
                response: { 200: schemas.order },
                problems: [404],
            },
        },
        async ({ params: { id }, query: { consistent } }) => {
            const view = consistent === "true" ? undefined : await by.views.get(id);
            if (view !== undefined) return shown(view);
            // The view of an order that was just placed may be on its way.
            const order = await by.store.load(id);
            if (order === undefined) throw notFound(id);
            return shown(viewOfOrder(order));
        },
    );

    app.get(
        "/orders",
        {
            schema: {
                summary: "The orders of a user, the newest first",
                querystring: z.strictObject({
                    userId: schemas.userId,
                    limit: z.coerce.number().int().min(1).max(100).default(20),
                    cursor: z.string().min(1).max(512).optional(),
                }),
                response: { 200: schemas.orders },
            },
        },
        async ({ query: { userId, limit, cursor: from } }) => {
            try {
                const { views, cursor } = await by.views.ofUser(userId, limit, from);
                return { orders: views.map(shown), ...(cursor !== undefined && { cursor }) };
            } catch (error) {
                if (!(error instanceof BadCursor)) throw error;
                const errors = [{ path: "querystring/cursor", message: "is no cursor of a page" }];
                throw new Problem(400, { detail: "The request is not valid", errors });
            }
        },
    );

    app.get(
        "/orders/:id/events",
        {
            schema: {
                summary: "All that happened to an order",
                params: z.object({ id: schemas.orderId }),
                response: { 200: schemas.history },
                problems: [404],
            },
        },
        async ({ params: { id } }) => {
            const history = await by.store.history(id);
            if (history.length === 0) throw notFound(id);
            return { events: history.map(told) };
        },
    );
    return app;
}
