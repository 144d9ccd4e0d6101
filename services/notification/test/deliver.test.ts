import assert from "node:assert/strict";
import fc from "fast-check";
import { Busy, deliver } from "../src/deliver";
import type { Deliveries } from "../src/ports/deliveries";
import { Refused } from "../src/ports/mailer";
import { confirmed } from "./support/events";
import { createMemory } from "./support/memory";

const remaining = 30_000;
const crash = async () => Promise.reject(new Error("crash"));

describe("the delivery of an e-mail", () => {
    it("sends one for an event, however often the event comes", async () => {
        const { by, sent } = createMemory();
        assert.equal(await deliver(confirmed, remaining, by), "sent");
        assert.equal(await deliver(confirmed, remaining, by), "was sent");
        assert.equal(sent.length, 1);
    });

    it("lets one of two runs send that get the event at the same time", async () => {
        const { by, sent } = createMemory();
        const ended = await Promise.allSettled([deliver(confirmed, remaining, by), deliver(confirmed, remaining, by)]);
        assert.deepEqual(ended.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
        assert.equal(sent.length, 1);
    });

    it("repeats one that may not have gone out, once, and says so in it", async () => {
        const memory = createMemory();
        const { sent } = memory;
        // Killed between sending and recording: nothing is recorded from there on.
        const { deliveries } = memory.by;
        const dying: Deliveries = {
            ...deliveries,
            replace: (...change) => (sent.length > 0 ? crash() : deliveries.replace(...change)),
        };
        await assert.rejects(deliver(confirmed, remaining, { ...memory.by, deliveries: dying }), /crash/);
        await assert.rejects(deliver(confirmed, remaining, memory.by), Busy);
        memory.now += remaining;
        assert.equal(await deliver(confirmed, remaining, memory.by), "repeated");
        assert.equal(await deliver(confirmed, remaining, memory.by), "was sent");
        assert.deepEqual(
            sent.map(({ text }) => /may have received this/.test(text)),
            [false, true],
        );
    });

    it("tries again as if for the first time what was refused", async () => {
        const { by, sent } = createMemory();
        const refuse = () => Promise.reject(new Refused(new Error("too many")));
        await assert.rejects(deliver(confirmed, remaining, { ...by, mailer: { send: refuse } }), Refused);
        assert.equal(await deliver(confirmed, remaining, by), "sent");
        assert.equal(sent.length, 1);
    });

    it("sends two at most, wherever and however often it is killed; and one at least, unless it was killed twice", () =>
        fc.assert(
            fc.asyncProperty(
                fc.array(fc.record({ acts: fc.integer({ min: 1, max: 5 }), pause: fc.nat(60_000) }), { maxLength: 8 }),
                async (runs) => {
                    const memory = createMemory();
                    const { by, sent } = memory;
                    for (const { acts, pause } of runs) {
                        let left = acts;
                        const living = async <Answer>(act: () => Promise<Answer>): Promise<Answer> =>
                            left-- > 0 ? act() : crash();
                        await deliver(confirmed, remaining, {
                            ...by,
                            deliveries: {
                                read: (id) => living(() => by.deliveries.read(id)),
                                replace: (...change) => living(() => by.deliveries.replace(...change)),
                            },
                            mailer: { send: (email) => living(() => by.mailer.send(email)) },
                        }).catch(() => undefined);
                        memory.now += pause;
                    }
                    memory.now += remaining;
                    await deliver(confirmed, remaining, by);
                    assert.ok(sent.length <= 2);
                    if (runs.length < 2) assert.ok(sent.length >= 1);
                },
            ),
        ));
});
