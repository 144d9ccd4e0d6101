import assert from "node:assert/strict";
import { decide } from "../src/domain/decide";
import { appendOf } from "../src/ports/event-store";
import type { PerformStep } from "../src/ports/steps";
import { createSagaRunner } from "../src/saga/runner";
import { eventually, unexpected } from "./support/eventually";
import { createMemory, type Memory } from "./support/memory";
import { createClock, placement } from "./support/orders";
import { emptyBooks, performWith } from "./support/shop";

describe("the saga runner", () => {
    const clock = createClock();

    async function placed(memory: Memory, id: string): Promise<void> {
        const history = decide(id, undefined, { type: "place", ...placement }, { now: clock(), deadlineSeconds: 60 });
        const append = appendOf(id, undefined, history);
        assert.ok(append);
        await memory.store.append(append);
    }

    const runner = (memory: Memory, perform: PerformStep, sweepSeconds = 60) =>
        createSagaRunner(
            {
                ...memory,
                perform,
                clock,
                owner: "one",
                leaseSeconds: 15,
                deadlineSeconds: 60,
                appended: () => undefined,
                putOff: () => undefined,
            },
            sweepSeconds,
            unexpected,
        );

    it("goes on with what is open when it starts, and with what it is told of", async () => {
        const memory = createMemory();
        await placed(memory, "before");
        const sagas = runner(memory, performWith(emptyBooks()));
        await eventually(() => assert.equal(memory.open.size, 0));
        await placed(memory, "after");
        sagas.start("after");
        await eventually(() => assert.equal(memory.open.size, 0));
        await sagas.stop();
        assert.equal((await memory.store.load("after"))?.state, "confirmed");
    });

    it("comes back to what it put off", async () => {
        const memory = createMemory();
        await placed(memory, "o-1");
        let failures = 0;
        const perform: PerformStep = async (order, step) => {
            if (failures++ === 0) throw new Error("no answer");
            return performWith(emptyBooks())(order, step);
        };
        const sagas = runner(memory, perform, 0.01);
        await eventually(() => assert.equal(failures, 1));
        clock.pass(1);
        await eventually(() => assert.ok(failures > 1));
        await sagas.stop();
    });

    it("waits for the steps that are being done when it is stopped, and begins no other", async () => {
        const memory = createMemory();
        await placed(memory, "o-1");
        const books = emptyBooks();
        let answer: () => void = assert.fail;
        const asked = new Promise<void>((resolve) => (answer = resolve));
        const perform: PerformStep = async (order, step) => {
            await asked;
            return performWith(books)(order, step);
        };
        const sagas = runner(memory, perform);
        await eventually(() => assert.equal(memory.open.get("o-1")?.heldBy, "one"));
        const stopped = sagas.stop();
        answer();
        await stopped;
        assert.deepEqual(books.asked, ["reserve"]);
        assert.equal((await memory.store.load("o-1"))?.steps.reserve, "done");
        assert.deepEqual(await memory.sagas.due(clock(), 10), ["o-1"], "another may take it at once");
    });
});
