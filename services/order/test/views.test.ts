import assert from "node:assert/strict";
import fc from "fast-check";
import { decide, type Command } from "../src/domain/decide";
import { replay, type Order, type Recorded } from "../src/domain/order";
import { appendOf } from "../src/ports/event-store";
import { project } from "../src/views/project";
import { viewOfOrder } from "../src/views/view-of";
import { createMemory } from "./support/memory";
import { createClock, placement } from "./support/orders";

/** What the queue gets of an order's events. */
function messages(...commands: Command[]): { order: Order; bodies: string[] } {
    const clock = createClock();
    const history: Recorded[] = [];
    for (const command of commands)
        history.push(...decide("o-1", replay("o-1", history), command, { now: clock(), deadlineSeconds: 60 }));
    const append = appendOf("o-1", undefined, history);
    assert.ok(append);
    const bodies = [...append.messages.values()].map(({ name, detail }) =>
        JSON.stringify({ id: "of EventBridge", source: "order", "detail-type": name, detail }),
    );
    return { order: append.order, bodies };
}

const confirmed = messages(
    { type: "place", ...placement },
    { type: "settle", outcome: { kind: "done", step: "reserve", total: { amount: 1250, currency: "EUR" } } },
    { type: "settle", outcome: { kind: "done", step: "charge", paymentId: "p-1" } },
    { type: "settle", outcome: { kind: "done", step: "confirm" } },
);
const cancelled = messages(
    { type: "place", ...placement },
    { type: "settle", outcome: { kind: "refused", step: "reserve", reason: "out-of-stock" } },
    { type: "settle", outcome: { kind: "done", step: "release" } },
);

describe("the read model", () => {
    for (const [name, { order, bodies }] of Object.entries({ confirmed, cancelled }))
        it(`shows an order that is ${name} as its history does, in whatever order its events come, and however often`, () =>
            fc.assert(
                fc.asyncProperty(
                    fc.array(fc.constantFrom(...bodies)),
                    fc.shuffledSubarray(bodies, { minLength: bodies.length }),
                    async (some, all) => {
                        const { views } = createMemory();
                        for (const body of [...some, ...all, ...some]) await project(body, views);
                        assert.deepEqual(await views.get("o-1"), viewOfOrder(order));
                    },
                ),
            ));

    it("takes no event of a version that it does not know", async () => {
        const { views } = createMemory();
        const [body = ""] = confirmed.bodies;
        await assert.rejects(project(body.replace('"version":1', '"version":2'), views), /version/);
        await assert.rejects(project(body.replace("order.placed", "order.shipped"), views), /detail-type/);
        await assert.rejects(project("no JSON", views), SyntaxError);
        assert.equal(await views.get("o-1"), undefined);
    });
});
