import assert from "node:assert/strict";
import { join } from "node:path";
import { Problem } from "@flotilla/chassis";
import { connectDatabase, type Database } from "@flotilla/chassis/postgres";
import { useDatabase } from "../../../tests/system/support/postgres";
import { PostgresItems } from "../src/postgres-items";
import { PostgresReservations } from "../src/postgres-reservations";

describe("reservations on a real PostgreSQL", () => {
    const server = useDatabase("inventory_db", join(__dirname, "../migrations"));
    let database: Database;
    let items: PostgresItems;
    let reservations: PostgresReservations;

    before(() => {
        database = connectDatabase(server.settings, { connections: 20 });
        items = new PostgresItems(database);
        reservations = new PostgresReservations(database);
    });
    after(() => (database as Database | undefined)?.close());
    beforeEach(async () => {
        await server.query("TRUNCATE items, reservations");
        await put("tea", 50);
        await put("cup", 50);
    });

    const put = (sku: string, available: number) =>
        items.put({ sku, available, price: { amount: 100, currency: "EUR" } });
    const hold = (id: string, quantities: Record<string, number>) =>
        reservations.hold(id, {
            lines: Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity })),
            expiresInSeconds: 900,
        });
    const available = async (sku: string) => (await items.get(sku))?.available;
    const makeDue = () => server.query("UPDATE reservations SET expires_at = now() - interval '1 second'");
    /** How many came out each way. */
    async function tally(work: readonly Promise<unknown>[]): Promise<Record<string, number>> {
        const counts: Record<string, number> = {};
        for (const result of await Promise.allSettled(work)) {
            const outcome =
                result.status === "fulfilled"
                    ? "done"
                    : result.reason instanceof Problem
                      ? (result.reason.kind ?? "")
                      : String(result.reason);
            counts[outcome] = (counts[outcome] ?? 0) + 1;
        }
        return counts;
    }
    const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
        Array.from({ length: count }, (_, index) => work(index));

    it("of 200 at the same time for 50 items hold exactly 50", async () => {
        assert.deepEqual(await tally(times(200, (index) => hold(`r-${index}`, { tea: 1 }))), {
            done: 50,
            "out-of-stock": 150,
        });
        assert.equal(await available("tea"), 0);
        const [held] = await server.query("SELECT count(*)::integer AS held FROM reservations WHERE state = 'held'");
        assert.deepEqual(held, { held: 50 });
    });

    it("of several items never wait for each other in a circle", async () => {
        const both = (index: number) => hold(`r-${index}`, index % 2 === 0 ? { tea: 1, cup: 1 } : { cup: 1, tea: 1 });
        assert.deepEqual(await tally(times(100, both)), { done: 50, "out-of-stock": 50 });
        assert.deepEqual([await available("tea"), await available("cup")], [0, 0]);
    });

    it("that come many times at once with one id are one", async () => {
        const made = await Promise.all(times(20, () => hold("r-1", { tea: 2 })));
        assert.equal(made.filter(({ isNew }) => isNew).length, 1);
        assert.equal(await available("tea"), 48);
    });

    it("that expire give their stock back once, whoever sees it first", async () => {
        await Promise.all(times(10, (index) => hold(`r-${index}`, { tea: 5 })));
        assert.equal(await available("tea"), 0);
        await makeDue();
        const seen = await tally([
            ...times(4, () => reservations.expireDue()),
            ...times(10, (index) => reservations.get(`r-${index}`)),
            ...times(10, (index) => reservations.confirm(`r-${index}`)),
        ]);
        assert.deepEqual(seen, { done: 14, expired: 10 });
        assert.equal(await available("tea"), 50);
        assert.equal(await reservations.expireDue(), 0);
    });

    it("that expired make room for others at once, before any sweep", async () => {
        await hold("r-1", { tea: 50 });
        await makeDue();
        await hold("r-2", { tea: 50 });
        assert.equal(await available("tea"), 0);
        assert.equal((await reservations.get("r-1"))?.state, "expired");
    });

    it("that are confirmed, released and expire at the same time come out one way", async () => {
        for (let round = 0; round < 10; round++) {
            const id = `r-${round}`;
            await hold(id, { tea: 5 });
            await Promise.allSettled([
                reservations.confirm(id),
                reservations.release(id),
                reservations.expireDue(),
                hold(id, { tea: 5 }),
            ]);
            await reservations.release(id);
            assert.equal(await available("tea"), 50, `in round ${round}`);
        }
    });

    it("that come after their release are refused, also when both come at once", async () => {
        await reservations.release("late");
        await assert.rejects(hold("late", { tea: 1 }), /was released/);
        for (let round = 0; round < 20; round++) {
            await Promise.allSettled([hold(`r-${round}`, { tea: 1 }), reservations.release(`r-${round}`)]);
            await assert.rejects(hold(`r-${round}`, { tea: 1 }), /was released/);
        }
        assert.equal(await available("tea"), 50);
    });

    it("that fail leave nothing behind: the id may be used for what there is", async () => {
        await assert.rejects(hold("r-1", { tea: 51 }), /not enough of tea/);
        assert.equal(await reservations.get("r-1"), undefined);
        assert.equal((await hold("r-1", { tea: 50 })).isNew, true);
    });
});
