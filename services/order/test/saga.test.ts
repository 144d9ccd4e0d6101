import assert from "node:assert/strict";
import fc from "fast-check";
import { decide } from "../src/domain/decide";
import type { Order } from "../src/domain/order";
import { appendOf } from "../src/ports/event-store";
import type { PerformStep } from "../src/ports/steps";
import { delayAfter } from "../src/saga/delay";
import { drive, type Drive } from "../src/saga/drive";
import { burning, Fuse, Kill } from "./support/fuse";
import { createMemory, type Memory } from "./support/memory";
import { createClock, placement } from "./support/orders";
import { emptyBooks, faultsOf, performWith, type Books, type Circumstances } from "./support/shop";

const deadlineSeconds = 60;
const leaseSeconds = 15;
const going = new AbortController().signal;

describe("the saga of an order", () => {
    const id = "0000";
    const clock = createClock();
    let memory: Memory;
    let books: Books;

    beforeEach(async () => {
        memory = createMemory();
        books = emptyBooks();
        await place();
    });

    const place = async () => {
        const history = decide(id, undefined, { type: "place", ...placement }, { now: clock(), deadlineSeconds });
        const append = appendOf(id, undefined, history);
        assert.ok(append);
        await memory.store.append(append);
    };

    const by = (perform: PerformStep, owner = "one"): Drive => ({
        ...memory,
        perform,
        clock,
        owner,
        leaseSeconds,
        deadlineSeconds,
        appended: () => undefined,
        putOff: () => undefined,
    });

    const order = async (): Promise<Order> => {
        const loaded = await memory.store.load(id);
        assert.ok(loaded);
        return loaded;
    };

    it("reserves, takes the payment and confirms, each once", async () => {
        await drive(id, by(performWith(books)), going);
        assert.deepEqual(faultsOf(await order(), books), []);
        assert.equal((await order()).state, "confirmed");
        assert.deepEqual(books.asked, ["reserve", "charge", "confirm"]);
        assert.equal(memory.open.size, 0);
    });

    const failures: [string, Circumstances, string][] = [
        ["the stock is gone", { stock: "gone" }, "out-of-stock"],
        ["the card is declined", { card: "declined" }, "declined"],
        ["the reservation expires", { reservation: "expires" }, "expired"],
    ];
    for (const [name, circumstances, reason] of failures)
        it(`gives all back where ${name}`, async () => {
            await drive(id, by(performWith(books, circumstances)), going);
            assert.deepEqual(faultsOf(await order(), books), []);
            assert.deepEqual([(await order()).state, (await order()).reason], ["cancelled", reason]);
        });

    it("tries again later what told no outcome, and gives up in time", async () => {
        const perform: PerformStep = async (current, step) => {
            if (step === "charge") throw new Error("no answer");
            return performWith(books)(current, step);
        };
        await drive(id, by(perform), going);
        assert.equal((await order()).state, "pending");
        const [first] = [...memory.open.values()];
        assert.equal(first?.attempts, 1);
        assert.deepEqual(await memory.sagas.due(clock(), 10), [], "it is not due at once");
        clock.pass(deadlineSeconds + 1);
        await drive(id, by(perform), going);
        assert.deepEqual([(await order()).state, (await order()).reason], ["cancelled", "timed-out"]);
        assert.deepEqual(faultsOf(await order(), books), []);
    });

    it("is left to who holds it", async () => {
        let others = 0;
        const perform: PerformStep = async (current, step) => {
            const asked = books.asked.length;
            await drive(id, by(performWith(books), "other"), going);
            others += books.asked.length - asked;
            return performWith(books)(current, step);
        };
        await drive(id, by(perform), going);
        assert.equal(others, 0);
        assert.equal((await order()).state, "confirmed");
    });

    it("ends the present step when it is to stop, and lets another go on at once", async () => {
        const stop = new AbortController();
        const perform: PerformStep = async (current, step) => {
            if (step === "charge") stop.abort();
            return performWith(books)(current, step);
        };
        await drive(id, by(perform), stop.signal);
        assert.deepEqual(books.asked, ["reserve", "charge"]);
        assert.equal((await order()).steps.charge, "done");
        await drive(id, by(performWith(books), "other"), going);
        assert.equal((await order()).state, "confirmed");
        assert.deepEqual(books.asked, ["reserve", "charge", "confirm"]);
    });

    const outcomes: [string, Circumstances][] = [
        ["goes well", {}],
        ...failures.map(([name, circumstances]): [string, Circumstances] => [`fails as ${name}`, circumstances]),
    ];
    for (const [name, circumstances] of outcomes)
        it(`goes on wherever it was killed, and ends the same, when it ${name}`, async () => {
            const whole = by(performWith(emptyBooks(), circumstances));
            await drive(id, whole, going);
            const expected = (await order()).state;
            let runs = 0;
            for (let left = 1; ; left++) {
                memory = createMemory();
                books = emptyBooks();
                await place();
                const perform = performWith(books, circumstances);
                const died = await drive(
                    id,
                    { ...by(perform), ...burning(new Fuse(left), memory.store, memory.sagas, perform) },
                    going,
                ).then(
                    () => false,
                    (error: unknown) => error instanceof Kill,
                );
                if (!died) break;
                runs++;
                clock.pass(leaseSeconds);
                for (const due of await memory.sagas.due(clock(), 10)) await drive(due, by(perform, "another"), going);
                assert.deepEqual(faultsOf(await order(), books), [], `killed at ${left}`);
                assert.equal((await order()).state, expected, `killed at ${left}`);
            }
            assert.ok(runs >= 8, `killed at ${runs} places`);
        });

    it("ends consistent whatever fails, is killed or runs twice, and how often", async () => {
        const chance = fc.record({
            stock: fc.constantFrom<("there" | "gone")[]>("there", "gone"),
            card: fc.constantFrom<("good" | "declined")[]>("good", "declined"),
            reservation: fc.constantFrom<("holds" | "expires")[]>("holds", "expires"),
        });
        const run = fc.record({
            left: fc.integer({ min: 1, max: 20 }),
            pause: fc.integer({ min: 0, max: 40 }),
            deaf: fc.boolean(),
        });
        await fc.assert(
            fc.asyncProperty(chance, fc.array(run, { maxLength: 8 }), async (circumstances, runs) => {
                memory = createMemory();
                books = emptyBooks();
                await place();
                const perform = performWith(books, circumstances);
                // Done, but the answer is lost.
                const deafly: PerformStep = async (current, step) => {
                    await perform(current, step);
                    throw new Error("no answer");
                };
                for (const [index, { left, pause, deaf }] of runs.entries()) {
                    const now = deaf ? deafly : perform;
                    const killed = burning(new Fuse(left), memory.store, memory.sagas, now);
                    const twice = [0, 1].map((twin) =>
                        drive(id, { ...by(now, `${index} ${twin}`), ...(twin === 0 && killed) }, going).catch(
                            () => undefined,
                        ),
                    );
                    await Promise.all(twice);
                    clock.pass(pause);
                }
                for (let round = 0; memory.open.size > 0 && round < 5; round++) {
                    clock.pass(60);
                    await drive(id, by(perform, `last ${round}`), going);
                }
                assert.deepEqual(faultsOf(await order(), books), []);
            }),
            { numRuns: 300 },
        );
    });

    it("waits twice as long after each failure, up to half a minute, and never all for the same time", () => {
        const longest = (attempts: number) => delayAfter(attempts, () => 0);
        assert.deepEqual([1, 2, 3, 7, 50].map(longest), [500, 1000, 2000, 30_000, 30_000]);
        assert.equal(
            delayAfter(1, () => 1),
            250,
        );
    });
});
