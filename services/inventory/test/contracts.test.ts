import assert from "node:assert/strict";
import type { App } from "@flotilla/chassis";
import { z } from "zod";
import { verifyPact, type States } from "../../../tests/support/pacts";
import { buildInventoryApp } from "../src/app";
import { item } from "../src/items";
import { line, reservationId, states as stateNames } from "../src/reservations";
import { MemoryInventory } from "./support/memory-inventory";

const stocked = z.object({ items: z.array(item) });
const reserved = stocked.extend({ id: reservationId, lines: z.array(line), state: z.enum(stateNames) });

describe("inventory service, as order expects it", () => {
    let inventory: MemoryInventory;
    let app: App;
    beforeEach(async () => {
        inventory = new MemoryInventory();
        app = await buildInventoryApp(inventory, { logger: false });
    });
    afterEach(() => app.close());

    const stock = async (parameters: unknown) => {
        inventory.clear();
        for (const each of stocked.parse(parameters).items) await inventory.items.put(each);
    };
    const states: States = {
        items: stock,
        "a reservation": async (parameters) => {
            await stock(parameters);
            const { id, lines, state } = reserved.parse(parameters);
            await inventory.reservations.hold(id, { lines, expiresInSeconds: 900 });
            if (state === "confirmed") await inventory.reservations.confirm(id);
            if (state === "released") await inventory.reservations.release(id);
            if (state === "expired") inventory.now += 901_000;
        },
    };
    const verify = async () =>
        verifyPact("order", "inventory", await app.listen({ host: "127.0.0.1", port: 0 }), states);

    it("answers so", verify);

    it("would break order if it named what is out of stock otherwise", async () => {
        app.addHook("onSend", async (_request, _reply, body) => String(body).replace("out-of-stock", "sold-out"));
        await assert.rejects(verify());
    });
});
