import assert from "node:assert/strict";
import type { App } from "@flotilla/chassis";
import { verifyPact } from "../../../tests/support/pacts";
import { buildPaymentApp } from "../src/app";
import { charge, type Payments } from "../src/charge";
import { refund } from "../src/refund";
import { createMemoryStore } from "./support/memory";
import { createProvider } from "./support/provider";

const amount = { amount: 2500, currency: "EUR" };
const never = new Promise<void>(() => undefined);

/** The service with the payments that a state speaks of. */
async function service(spoil?: (answer: string) => string) {
    const provider = createProvider();
    const by: Payments = {
        store: createMemoryStore(),
        gateway: provider,
        clock: Date.now,
        deadlineMilliseconds: 60_000,
    };
    const forget = () => Object.assign(by, { store: createMemoryStore(), gateway: createProvider() });
    const app: App = await buildPaymentApp(by, { logger: false });
    if (spoil !== undefined) app.addHook("onSend", async (_request, _reply, answer) => spoil(String(answer)));
    const request = (parameters: Record<string, unknown>) => {
        const { orderId, key } = parameters as { orderId: string; key: string };
        return { orderId, key, amount, token: "tok_ok" };
    };
    const states = {
        "no payment": () => Promise.resolve(forget()),
        "a captured payment": (parameters: Record<string, unknown>) => charge(request(parameters), forget()),
        "a charge under way": async (parameters: Record<string, unknown>) => {
            forget().gateway = { ...provider, charge: () => never as Promise<never> };
            void charge(request(parameters), by);
            while (!(await by.store.read(request(parameters).orderId))) await new Promise(setImmediate);
        },
        "a refund": (parameters: Record<string, unknown>) => refund(request(parameters).orderId, forget()),
    };
    return { app, states, url: await app.listen({ port: 0, host: "127.0.0.1" }) };
}

describe("the payment service", () => {
    it("keeps what order expects of it", async () => {
        const { app, states, url } = await service();
        try {
            await verifyPact("order", "payment", url, states);
        } finally {
            await app.close();
        }
    });

    it("would be told if it did not", async () => {
        const { app, states, url } = await service((answer) => answer.replace('"id":', '"paymentId":'));
        try {
            await assert.rejects(verifyPact("order", "payment", url, states), /FAILED/);
        } finally {
            await app.close();
        }
    });
});
