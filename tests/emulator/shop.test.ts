import assert from "node:assert/strict";
import { checkout, type Checkout } from "./support/checkout";
import { clients } from "./support/clients";
import { dockerRuns } from "./support/docker";
import { freePort } from "../support/free-port";
import { LocalStack } from "./support/local-stack";
import { loadBalancerOf } from "./support/read-back";
import { ShopByHttp } from "./support/shop-by-http";

describe("npm start, with the shop", () => {
    let copy: Checkout;
    let stack: LocalStack;
    let shop: ShopByHttp;

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout("shop");
        stack = new LocalStack(copy.folder, await freePort());
        const started = await stack.start();
        assert.equal(started.exitCode, 0, started.output);
        const sdk = clients({ endpoint: stack.endpoint, region: "us-east-1" });
        const { name } = await loadBalancerOf(sdk, "flotilla-local");
        // Through the load balancer, by the emulator's own path for one.
        shop = new ShopByHttp(`${stack.endpoint}/_alb/${name}`, stack.endpoint);
    });

    after(async () => {
        if ((copy as Checkout | undefined) === undefined) return;
        await stack.stop();
        copy.remove();
    });

    it("sees an order through all of its services", async () => {
        await shop.stockTea(10);
        assert.equal(await shop.orderTea("ada@example.com", 2, "tok_ok"), "confirmed");
        assert.equal(await shop.tea(), 8);
    });

    it("gives back what was held where the card is declined", async () => {
        assert.equal(await shop.orderTea("bob@example.com", 3, "tok_declined"), "cancelled");
        assert.equal(await shop.tea(), 8);
    });

    it("writes to both by e-mail", () => shop.wroteTo("ada@example.com", "bob@example.com"));

    it("proposes no change when nothing has changed", async () => {
        assert.deepEqual(await stack.changes(), []);
    });
});
