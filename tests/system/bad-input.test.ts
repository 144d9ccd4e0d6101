import assert from "node:assert/strict";
import { Customer, sell } from "./support/customer";
import { fuzzRoutes, sendToUrl } from "./support/openapi-fuzz";
import type { OpenApiDocument } from "./support/openapi-requests";
import { theShop, type Shop } from "./support/shop";

describe("system: requests of all kinds", () => {
    let shop: Shop;
    let known: readonly string[];
    before(async () => {
        shop = await theShop();
        const customer = await Customer.register(shop);
        const sku = await sell(shop, 1_000);
        const id = await customer.place([{ sku, quantity: 1 }]);
        await customer.settled(id);
        known = [customer.userId, sku, id, "tok_ok", "tok_declined"];
    });

    for (const name of ["inventory", "order", "payment", "user"])
        it(`to ${name} are answered as its OpenAPI document says, or with a problem`, async () => {
            const { url } = shop.service(name);
            assert.ok(url !== undefined, `${name} listens to nothing`);
            const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApiDocument;
            const report = await fuzzRoutes({ document, send: sendToUrl(url), known, deadline: 15_000 });
            assert.ok(Object.keys(report).length > 2, `the document of ${name} has routes`);
            assert.equal((await fetch(`${url}/ready`)).status, 200);
        });
});
