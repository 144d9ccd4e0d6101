import assert from "node:assert/strict";
import { decide } from "../src/domain/decide";
import { createPublisher } from "../src/outbox/publisher";
import { appendOf, type Append } from "../src/ports/event-store";
import type { Bus } from "../src/ports/outbox";
import { createMemory } from "./support/memory";
import { createClock, placement } from "./support/orders";
import { eventually, unexpected } from "./support/eventually";

describe("the outbox", () => {
    const clock = createClock();

    function placed(id: string): Append {
        const history = decide(id, undefined, { type: "place", ...placement }, { now: clock(), deadlineSeconds: 60 });
        const append = appendOf(id, undefined, history);
        assert.ok(append);
        return append;
    }

    it("publishes at once what was kept", async () => {
        const memory = createMemory();
        const append = placed("o-1");
        await memory.store.append(append);
        const publisher = createPublisher({ ...memory, clock }, 60, unexpected);
        publisher.publish(append);
        await publisher.stop();
        assert.deepEqual(
            memory.published.map(({ message: { name } }) => name),
            ["order.placed"],
        );
        clock.pass(10);
        assert.deepEqual(await memory.outbox.pending(clock(), 10), []);
    });

    it("publishes what a crash left behind, and not what is just being published", async () => {
        const memory = createMemory();
        await memory.store.append(placed("left"));
        clock.pass(2);
        await memory.store.append(placed("fresh"));
        const publisher = createPublisher({ ...memory, clock }, 60, unexpected);
        await eventually(() => assert.equal(memory.published.length, 1));
        await publisher.stop();
        assert.deepEqual(
            memory.published.map(({ orderId }) => orderId),
            ["left"],
        );
    });

    it("publishes again what the bus did not take, under the same id", async () => {
        const memory = createMemory();
        const append = placed("o-1");
        await memory.store.append(append);
        clock.pass(3);
        let refusals = 0;
        const bus: Bus = { publish: async (batch) => (refusals++ === 0 ? [] : memory.bus.publish(batch)) };
        const told: unknown[] = [];
        const publisher = createPublisher({ ...memory, bus, clock }, 0.01, (error) => told.push(error));
        await eventually(() => assert.equal(memory.published.length, 1));
        await publisher.stop();
        assert.match(String(told), /1 events were not taken/);
        assert.equal(memory.published[0]?.message.detail.id, append.messages.get(1)?.detail.id);
    });

    it("outlives a bus that fails", async () => {
        const memory = createMemory();
        await memory.store.append(placed("o-1"));
        clock.pass(3);
        let failures = 0;
        const bus: Bus = {
            publish: async (batch) => {
                if (failures++ < 2) throw new Error("no bus");
                return memory.bus.publish(batch);
            },
        };
        const publisher = createPublisher({ ...memory, bus, clock }, 0.01, () => undefined);
        await eventually(() => assert.equal(memory.published.length, 1));
        await publisher.stop();
    });
});
