import { Problem, type App } from "@flotilla/chassis";
import { z } from "zod";
import { item, sku, stock, type Items } from "./items";
import type { Reservations } from "./reservations";

const params = z.object({ sku });

/** Adds what can be asked about items. */
export function addItemRoutes(app: App, items: Items, reservations: Pick<Reservations, "expireDue">): void {
    app.put(
        "/inventory/items/:sku",
        {
            schema: {
                summary: "Set what is available of an item, and its price",
                params,
                body: stock,
                response: { 200: item },
            },
        },
        async ({ params: { sku: name }, body }) => {
            const put = { sku: name, ...body };
            // What was held for too long would come on top of what is set now.
            await reservations.expireDue();
            await items.put(put);
            return put;
        },
    );

    app.get(
        "/inventory/items/:sku",
        { schema: { summary: "Read an item", params, response: { 200: item }, problems: [404] } },
        async ({ params: { sku: name } }) => {
            const found = await items.get(name);
            if (found === undefined) throw new Problem(404, { kind: "unknown-sku", detail: `There is no ${name}` });
            return found;
        },
    );

    const page = z.object({
        limit: z.coerce.number().int().min(1).max(100).default(50),
        after: sku.optional().describe("The last one of the page before"),
    });
    app.get(
        "/inventory/items",
        {
            schema: {
                summary: "List the items, by name",
                querystring: page,
                response: { 200: z.object({ items: z.array(item) }) },
            },
        },
        async ({ query: { limit, after } }) => ({ items: await items.list(limit, after) }),
    );
}
