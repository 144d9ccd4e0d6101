import assert from "node:assert/strict";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { useEmulatedAws } from "../../../tests/system/support/emulated-aws";
import { createEventStore } from "../src/adapters/dynamodb/event-store";
import { createOutbox } from "../src/adapters/dynamodb/outbox";
import { createSagas } from "../src/adapters/dynamodb/sagas";
import { records, type Table } from "../src/adapters/dynamodb/table";
import { createViews } from "../src/adapters/dynamodb/views";
import { decide, type Command, type Outcome } from "../src/domain/decide";
import { replay, type Order, type Step } from "../src/domain/order";
import { appendOf, VersionConflict, type Append } from "../src/ports/event-store";
import { BadCursor, type View } from "../src/ports/views";
import { createClock, placement } from "../test/support/orders";
import { createTable } from "./support/environment";

const done = (step: Step): Command => {
    const results: Partial<Record<Step, Outcome>> = {
        reserve: { kind: "done", step: "reserve", total: { amount: 1250, currency: "EUR" } },
        charge: { kind: "done", step: "charge", paymentId: "p-1" },
    };
    return { type: "settle", outcome: results[step] ?? { kind: "done", step: step as "confirm" } };
};

describe("the table of orders", () => {
    const aws = useEmulatedAws();
    const clock = createClock();
    let table: Table;
    before("create the table", async () => (table = await createTable(aws)));

    const after = (id: string, order: Order | undefined, command: Command): Append => {
        const append = appendOf(id, order, decide(id, order, command, { now: clock(), deadlineSeconds: 60 }));
        assert.ok(append);
        return append;
    };
    const place = async (id: string): Promise<Order> => {
        const append = after(id, undefined, { type: "place", ...placement });
        await createEventStore(table).append(append);
        return append.order;
    };

    describe("keeps the history of an order", () => {
        it("and gives the order as it left it", async () => {
            const store = createEventStore(table);
            let order = await place("whole");
            for (const step of ["reserve", "charge", "confirm"] as const) {
                const append = after("whole", order, done(step));
                await store.append(append);
                order = append.order;
            }
            assert.deepEqual(await store.load("whole"), order);
            assert.deepEqual(replay("whole", await store.history("whole")), order);
            assert.equal(await store.load("never"), undefined);
            assert.deepEqual(await store.history("never"), []);
        });

        it("and takes one of two that append to the same state, and nothing of the other", async () => {
            const store = createEventStore(table);
            const order = await place("conflict");
            const refused: Command = {
                type: "settle",
                outcome: { kind: "refused", step: "reserve", reason: "out-of-stock" },
            };
            const rivals = [after("conflict", order, done("reserve")), after("conflict", order, refused)];
            const ended = await Promise.allSettled(rivals.map((append) => store.append(append)));
            const winner = ended.findIndex(({ status }) => status === "fulfilled");
            const loser = ended[1 - winner];
            assert.ok(loser?.status === "rejected" && loser.reason instanceof VersionConflict);
            assert.deepEqual(await store.load("conflict"), rivals[winner]?.order);
        });

        it("and takes each of 20 that append at once after reading again, none over another", async () => {
            const store = createEventStore(table);
            await place("many");
            const appendAtAnyRate = async (): Promise<void> => {
                for (;;) {
                    const order = await store.load("many");
                    assert.ok(order);
                    const recorded = { sequence: order.sequence + 1, at: clock().toISOString() };
                    const append = appendOf("many", order, [
                        { ...recorded, event: { type: "step-begun", step: "reserve" } },
                    ]);
                    assert.ok(append);
                    try {
                        return await store.append(append);
                    } catch (error) {
                        assert.ok(error instanceof VersionConflict, String(error));
                    }
                }
            };
            await Promise.all(Array.from({ length: 20 }, appendAtAnyRate));
            const history = await store.history("many");
            assert.deepEqual(
                history.map(({ sequence }) => sequence),
                Array.from({ length: 22 }, (_, index) => index + 1),
            );
        });

        it("and loads from a snapshot what is the same without it, passing over one of another shape", async () => {
            const store = createEventStore(table, 2);
            const order = await place("snapshot");
            await store.append(after("snapshot", order, done("reserve")));
            const whole = await createEventStore(table).load("snapshot");
            const { client, name } = table;
            const read = await client.send(
                new QueryCommand({
                    TableName: name,
                    KeyConditionExpression: "orderId = :id AND #record = :snapshot",
                    ExpressionAttributeNames: { "#record": "record" },
                    ExpressionAttributeValues: { ":id": "snapshot", ":snapshot": records.snapshot },
                }),
            );
            assert.equal((read.Items?.[0]?.["order"] as Order).sequence, 4);
            assert.deepEqual(await store.load("snapshot"), whole);
            assert.deepEqual(replay("snapshot", await store.history("snapshot")), whole);
        });
    });

    describe("knows which orders are open", () => {
        const seconds = (number: number) => new Date(clock().getTime() + number * 1000);

        it("and lets one of 20 take an order, until its time is over", async () => {
            const sagas = createSagas(table);
            await place("taken");
            const takers = Array.from({ length: 20 }, (_, index) =>
                sagas.take("taken", `owner ${index}`, clock(), seconds(15)),
            );
            const taken = (await Promise.all(takers)).flatMap((attempts, index) =>
                attempts === undefined ? [] : [index],
            );
            assert.equal(taken.length, 1);
            const owner = `owner ${taken[0]}`;
            assert.equal(await sagas.take("taken", owner, seconds(5), seconds(20)), 0, "who holds it keeps it");
            assert.equal(await sagas.take("taken", "other", seconds(19), seconds(30)), undefined);
            assert.equal(await sagas.take("taken", "other", seconds(20), seconds(30)), 0);
            await sagas.putOff("taken", owner, seconds(0), 7);
            assert.equal(
                await sagas.take("taken", owner, seconds(21), seconds(30)),
                undefined,
                "it is another's by now",
            );
        });

        it("and finds those that are due, however often they were put off, and none that is over", async () => {
            const sagas = createSagas(table);
            clock.pass(3600);
            const order = await place("due");
            await place("later");
            const among = async (id: string, now: Date) => (await sagas.due(now, 100)).includes(id);
            assert.ok(await among("due", clock()));
            await sagas.take("due", "one", clock(), seconds(15));
            assert.ok(!(await among("due", clock())));
            await sagas.putOff("due", "one", seconds(2), 3);
            assert.ok(!(await among("due", seconds(1))));
            assert.ok(await among("due", seconds(2)));
            assert.equal(await sagas.take("due", "two", seconds(2), seconds(17)), 3);
            const store = createEventStore(table);
            let current = order;
            for (const step of ["reserve", "charge", "confirm"] as const) {
                const next = after("due", current, done(step));
                await store.append(next);
                current = next.order;
            }
            assert.ok(!(await among("due", seconds(3600))));
            assert.equal(await sagas.take("due", "two", seconds(3600), seconds(3700)), undefined);
        });
    });

    it("holds a message from the append that it belongs to until it is published", async () => {
        const outbox = createOutbox(table);
        clock.pass(3600);
        const before = clock();
        const append = after("message", undefined, { type: "place", ...placement });
        await createEventStore(table).append(append);
        const pending = async (until: Date) =>
            (await outbox.pending(until, 100)).filter(({ orderId }) => orderId === "message");
        const [message, ...more] = await pending(before);
        assert.ok(message);
        assert.deepEqual(more, []);
        assert.deepEqual(message.message, append.messages.get(1));
        assert.deepEqual(await pending(new Date(before.getTime() - 1)), []);
        await outbox.published(message);
        await outbox.published(message);
        assert.deepEqual(await pending(before), []);
        assert.equal((await createEventStore(table).history("message")).length, 2);
    });

    describe("keeps views", () => {
        const view = (id: string, more: Partial<View> = {}): View => ({
            id,
            state: "pending",
            userId: "u-1",
            lines: [{ sku: "book", quantity: 1 }],
            placedAt: clock().toISOString(),
            sequence: 1,
            ...more,
        });

        it("the latest of each, whichever came last", async () => {
            const views = createViews(table);
            const latest = view("v-0", { sequence: 8, state: "confirmed", userId: "u-0" });
            for (const each of [view("v-0", { userId: "u-0" }), latest, view("v-0", { userId: "u-0" }), latest])
                await views.put(each);
            assert.deepEqual(await views.get("v-0"), latest);
            assert.equal(await views.get("never"), undefined);
        });

        it("of a user page by page, and takes no cursor that is none", async () => {
            const views = createViews(table);
            for (let number = 1; number <= 5; number++) {
                clock.pass(1);
                await views.put(view(`v-${number}`));
            }
            const seen: string[] = [];
            for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
                const page = await views.ofUser("u-1", 2, cursor);
                seen.push(...page.views.map(({ id }) => id));
                cursor = page.cursor;
            }
            assert.deepEqual(seen, ["v-5", "v-4", "v-3", "v-2", "v-1"]);
            for (const cursor of ["x", "e30", Buffer.from('{"orderId":1}').toString("base64url")])
                await assert.rejects(views.ofUser("u-1", 2, cursor), BadCursor);
        });
    });
});
