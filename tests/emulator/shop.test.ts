import assert from "node:assert/strict";
import { checkShop } from "./support/check-shop";
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

    checkShop(() => shop);

    it("proposes no change when nothing has changed", async () => {
        assert.deepEqual(await stack.changes(), []);
    });
});
