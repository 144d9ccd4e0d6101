import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { checkout, type Checkout } from "./support/checkout";
import { clients } from "./support/clients";
import { dockerRuns } from "./support/docker";
import { freePort } from "../support/free-port";
import { LocalStack } from "./support/local-stack";
import { loadBalancerOf } from "./support/read-back";

interface Email {
    readonly Destination?: { readonly ToAddresses?: readonly string[] };
    readonly To?: readonly string[];
}

describe("npm start, with the shop", () => {
    let copy: Checkout;
    let stack: LocalStack;
    let host: string;

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout("shop");
        stack = new LocalStack(copy.folder, await freePort());
        const started = await stack.start();
        assert.equal(started.exitCode, 0, started.output);
        const sdk = clients({ endpoint: stack.endpoint, region: "us-east-1" });
        host = `${(await loadBalancerOf(sdk, "flotilla-local")).name}.alb.localhost`;
    });

    after(async () => {
        if ((copy as Checkout | undefined) === undefined) return;
        await stack.stop();
        copy.remove();
    });

    /** Sends a request through the load balancer, by the emulator's own path for one. */
    async function ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
        const url = `${stack.endpoint}/_alb/${host.split(".")[0] ?? ""}${path}`;
        const response = await fetch(url, {
            method,
            ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
        });
        return { status: response.status, body: await response.json() };
    }

    /** Places an order, and waits until it is settled. */
    async function order(email: string, quantity: number, token: string): Promise<string> {
        const user = await ask("POST", "/users", { email, name: "Ada" });
        assert.equal(user.status, 201);
        const { id: userId } = user.body as { id: string };
        const placed = await ask("POST", "/orders", { userId, lines: [{ sku: "tea", quantity }], card: { token } });
        assert.equal(placed.status, 202, JSON.stringify(placed.body));
        const { id } = placed.body as { id: string };
        for (let seconds = 0; seconds < 60; seconds++) {
            const { state } = (await ask("GET", `/orders/${id}?consistent=true`)).body as { state: string };
            if (state !== "pending") return state;
            await pause(1000);
        }
        return "pending for a minute";
    }

    const stock = async () => ((await ask("GET", "/inventory/items/tea")).body as { available: number }).available;

    it("sees an order through all of its services", async () => {
        await ask("PUT", "/inventory/items/tea", { available: 10, price: { amount: 450, currency: "EUR" } });
        assert.equal(await order("ada@example.com", 2, "tok_ok"), "confirmed");
        assert.equal(await stock(), 8);
    });

    it("gives back what was held where the card is declined", async () => {
        assert.equal(await order("bob@example.com", 3, "tok_declined"), "cancelled");
        assert.equal(await stock(), 8);
    });

    it("writes to both by e-mail", async () => {
        for (let seconds = 0; seconds < 60; seconds++) {
            const sent = await (await fetch(`${stack.endpoint}/_ministack/ses/messages`)).json();
            const { messages } = sent as { messages: Readonly<Record<string, readonly Email[]>> };
            const text = JSON.stringify(Object.values(messages));
            if (text.includes("ada@example.com") && text.includes("bob@example.com")) return;
            await pause(1000);
        }
        assert.fail("no e-mails in a minute");
    });

    it("proposes no change when nothing has changed", async () => {
        assert.deepEqual(await stack.changes(), []);
    });
});
