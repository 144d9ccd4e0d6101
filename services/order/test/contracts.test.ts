import assert from "node:assert/strict";
import { verifyMessages } from "../../../tests/support/pacts";
import { decide, type Command } from "../src/domain/decide";
import { replay, type Recorded } from "../src/domain/order";
import { orderEvents } from "../src/events/order-event";
import { appendOf } from "../src/ports/event-store";
import { createClock, placement } from "./support/orders";

/** The details of all events that an order publishes that is told so, by their names. */
function published(...commands: Command[]): Record<string, object> {
    const clock = createClock();
    const history: Recorded[] = [];
    for (const command of commands)
        history.push(...decide("o-1", replay("o-1", history), command, { now: clock(), deadlineSeconds: 60 }));
    const messages = [...(appendOf("o-1", undefined, history)?.messages.values() ?? [])];
    return Object.fromEntries(messages.map(({ name, detail }) => [name, detail]));
}

const place: Command = { type: "place", ...placement };
const events = {
    ...published(
        place,
        { type: "settle", outcome: { kind: "refused", step: "reserve", reason: "out-of-stock" } },
        { type: "settle", outcome: { kind: "done", step: "release" } },
    ),
    ...published(
        place,
        { type: "settle", outcome: { kind: "done", step: "reserve", total: { amount: 1250, currency: "EUR" } } },
        { type: "settle", outcome: { kind: "done", step: "charge", paymentId: "p-1" } },
        { type: "settle", outcome: { kind: "done", step: "confirm" } },
    ),
};

describe("the events of orders", () => {
    it("say what their schemas say", () => {
        assert.deepEqual(Object.keys(events).sort(), Object.keys(orderEvents).sort());
        for (const [name, schema] of Object.entries(orderEvents))
            assert.doesNotThrow(() => schema.parse(events[name]), name);
    });

    it("keep what notification expects of them", () => verifyMessages("notification", "order", events));

    it("would be told if they did not", async () => {
        const { email, ...nameless } = events["order.confirmed"] as { email: string };
        assert.ok(email);
        await assert.rejects(verifyMessages("notification", "order", { ...events, "order.confirmed": nameless }));
    });
});
