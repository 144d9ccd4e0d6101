import assert from "node:assert/strict";
import { join } from "node:path";
import { Problem } from "@flotilla/chassis";
import { connectDatabase, type Database } from "@flotilla/chassis/postgres";
import fc from "fast-check";
import { useDatabase } from "../../../tests/system/support/postgres";
import type { Items } from "../src/items";
import { PostgresItems } from "../src/postgres-items";
import { PostgresReservations } from "../src/postgres-reservations";
import type { Reservation, Reservations } from "../src/reservations";
import { MemoryInventory } from "../test/support/memory-inventory";

interface Inventory {
    readonly items: Items;
    readonly reservations: Reservations;
    /** Makes all that is held due. */
    readonly passTime: () => Promise<unknown>;
}

type Step = (inventory: Inventory) => Promise<unknown>;

/** What is compared: the clocks of the two differ. */
function withoutTimes(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value ?? null), (name, member: unknown) =>
        name === "expiresAt" ? undefined : member,
    ) as unknown;
}

/** What a step gives: its answer, or the kind of its refusal. */
async function outcome(step: Step, inventory: Inventory): Promise<unknown> {
    try {
        return withoutTimes(await step(inventory));
    } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return withoutTimes(error.at("/"));
    }
}

const sku = fc.constantFrom("cup", "mug", "tea");
const id = fc.constantFrom("r-1", "r-2", "r-3", "r-4");
const lines = fc.array(fc.record({ sku, quantity: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 3 });
const price = fc.record({ amount: fc.integer({ min: 0, max: 500 }), currency: fc.constantFrom("EUR", "EUR", "USD") });

/** A step with what it does in words, for the report of a failure. */
const told = (words: string, step: Step): Step => Object.assign(step, { [fc.toStringMethod]: () => words });

const steps: fc.Arbitrary<Step> = fc
    .oneof(
        fc.record({ sku, available: fc.integer({ min: 0, max: 8 }), price }).map((item) =>
            told(`put ${JSON.stringify(item)}`, async ({ items, reservations }) => {
                await reservations.expireDue();
                await items.put(item);
            }),
        ),
        { arbitrary: fc.tuple(id, lines), weight: 4 },
        id.map((of) => told(`confirm ${of}`, ({ reservations }) => reservations.confirm(of))),
        id.map((of) => told(`release ${of}`, ({ reservations }) => reservations.release(of))),
        id.map((of) => told(`read ${of}`, ({ reservations }) => reservations.get(of))),
        fc.constant(told("time passes", ({ passTime }) => passTime())),
        fc.constant(told("sweep", async ({ reservations }) => void (await reservations.expireDue()))),
    )
    .map((step) => {
        if (typeof step === "function") return step;
        const [of, wanted] = step;
        return told(`hold ${of} ${JSON.stringify(wanted)}`, ({ reservations }) =>
            reservations.hold(of, { lines: wanted, expiresInSeconds: 900 }),
        );
    });

describe("inventory on a real PostgreSQL", () => {
    const server = useDatabase("inventory_db", join(__dirname, "../migrations"));
    let database: Database;
    before(() => {
        database = connectDatabase(server.settings);
    });
    after(() => (database as Database | undefined)?.close());

    async function emptyInventories(): Promise<{ real: Inventory; model: Inventory }> {
        await server.query("TRUNCATE items, reservations");
        const memory = new MemoryInventory();
        return {
            real: {
                items: new PostgresItems(database),
                reservations: new PostgresReservations(database),
                passTime: async () => {
                    await server.query("UPDATE reservations SET expires_at = expires_at - interval '1000 seconds'");
                },
            },
            model: {
                items: memory.items,
                reservations: memory.reservations,
                passTime: async () => void (memory.now += 1_000_000),
            },
        };
    }

    /** All that can be seen from outside. */
    async function seen({ items, reservations }: Inventory): Promise<unknown> {
        const all: (Reservation | undefined)[] = [];
        for (const of of ["r-1", "r-2", "r-3", "r-4"]) all.push(await reservations.get(of));
        await reservations.expireDue();
        return withoutTimes([all, await items.list(100)]);
    }

    it("does what its model does, whatever is asked of it and in which order", async function () {
        this.timeout(120_000);
        await fc.assert(
            fc.asyncProperty(fc.array(steps, { maxLength: 40, size: "max" }), async (asked) => {
                const { real, model } = await emptyInventories();
                for (const { items } of [real, model])
                    for (const name of ["cup", "mug", "tea"])
                        await items.put({ sku: name, available: 8, price: { amount: 100, currency: "EUR" } });
                for (const step of asked) assert.deepEqual(await outcome(step, real), await outcome(step, model));
                assert.deepEqual(await seen(real), await seen(model));
            }),
            { numRuns: 60 },
        );
    });
});
