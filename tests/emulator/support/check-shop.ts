import assert from "node:assert/strict";
import type { ShopByHttp } from "./shop-by-http";

/** Declares the tests of a shop that has just come up: 8 of its 10 packets of tea are left. */
export function checkShop(shop: () => ShopByHttp): void {
    it("sees an order through all of its services", async () => {
        await shop().stockTea(10);
        assert.equal(await shop().orderTea("ada@example.com", 2, "tok_ok"), "confirmed");
        assert.equal(await shop().tea(), 8);
    });

    it("gives back what was held where the card is declined", async () => {
        assert.equal(await shop().orderTea("bob@example.com", 3, "tok_declined"), "cancelled");
        assert.equal(await shop().tea(), 8);
    });

    it("writes to both by e-mail", () => shop().wroteTo("ada@example.com", "bob@example.com"));
}
