import assert from "node:assert/strict";
import fc from "fast-check";
import { decide, type Command, type Outcome } from "../../src/domain/decide";
import { forwardSteps, replay, type Order, type Recorded, type Step } from "../../src/domain/order";
import { nextStep, timedOut } from "../../src/domain/saga";
import { placement } from "../support/orders";

const deadlineSeconds = 60;
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const place: Command = { type: "place", ...placement };

/** An order, told one thing after another, one a second. */
function told(...commands: Command[]): { order: Order; history: Recorded[] } {
    const history: Recorded[] = [];
    let order: Order | undefined;
    commands.forEach((command, second) => {
        history.push(...decide("o-1", order, command, { now: at(second), deadlineSeconds }));
        order = replay("o-1", history);
    });
    assert.ok(order);
    return { order, history };
}

const done = (step: Step): Command => ({ type: "settle", outcome: doneOutcome(step) });
const refused = (step: "reserve" | "charge" | "confirm", reason: string): Command => ({
    type: "settle",
    outcome: { kind: "refused", step, reason },
});
function doneOutcome(step: Step): Outcome {
    if (step === "reserve") return { kind: "done", step, total: { amount: 1250, currency: "EUR" } };
    return step === "charge" ? { kind: "done", step, paymentId: "p-1" } : { kind: "done", step };
}

const written = ({ history }: { history: readonly Recorded[] }) =>
    history.map(({ event }) => ("step" in event ? `${event.type} ${event.step}` : event.type));

/** Whatever an order may be told, in whatever sequence. */
const command: fc.Arbitrary<Command> = fc.oneof(
    fc.constant(place),
    fc.constant<Command>({ type: "resume" }),
    fc.constantFrom<Step>("reserve", "charge", "confirm", "refund", "release").map(done),
    fc.constantFrom(...forwardSteps).map((step) => refused(step, `no ${step}`)),
);

describe("an order", () => {
    it("is reserved, paid and confirmed, each step recorded before and after", () => {
        const placed = told(place, done("reserve"), done("charge"), done("confirm"));
        assert.deepEqual(written(placed), [
            "placed",
            "step-begun reserve",
            "step-done reserve",
            "step-begun charge",
            "step-done charge",
            "step-begun confirm",
            "step-done confirm",
            "confirmed",
        ]);
        const { state, total, paymentId } = placed.order;
        assert.deepEqual(
            { state, total, paymentId },
            { state: "confirmed", total: { amount: 1250, currency: "EUR" }, paymentId: "p-1" },
        );
    });

    it("is undone in reverse where a step fails", () => {
        const { order, history } = told(
            ...[place, done("reserve"), done("charge"), refused("confirm", "expired"), done("refund"), done("release")],
        );
        assert.deepEqual(written({ history }).slice(-6), [
            "step-failed confirm",
            "step-begun refund",
            "step-done refund",
            "step-begun release",
            "step-done release",
            "cancelled",
        ]);
        assert.deepEqual([order.state, order.reason], ["cancelled", "expired"]);
    });

    it("undoes the step that failed too, for it may have been done by a try of which nobody heard; and none that was not begun", () => {
        const { order, history } = told(place, refused("reserve", "out-of-stock"), done("release"));
        assert.deepEqual(written({ history }).slice(2), [
            "step-failed reserve",
            "step-begun release",
            "step-done release",
            "cancelled",
        ]);
        assert.equal(order.reason, "out-of-stock");
    });

    it("is given up when reserving and paying takes too long, but not once it is paid", () => {
        const { order } = told(place, done("reserve"));
        assert.deepEqual(nextStep(order, at(60), deadlineSeconds), { kind: "perform", step: "charge" });
        assert.deepEqual(nextStep(order, at(61), deadlineSeconds), {
            kind: "give-up",
            step: "charge",
            reason: timedOut,
        });
        const paid = told(place, done("reserve"), done("charge")).order;
        assert.deepEqual(nextStep(paid, at(3600), deadlineSeconds), { kind: "perform", step: "confirm" });
    });

    it("takes a payment that was captured after it was given up for what it is: to be refunded", () => {
        const { order, history } = told(place, done("reserve"));
        const late = [...history, ...decide("o-1", order, { type: "resume" }, { now: at(61), deadlineSeconds })];
        const given = replay("o-1", late);
        assert.ok(given);
        assert.deepEqual(nextStep(given, at(62), deadlineSeconds), { kind: "perform", step: "refund" });
        const captured = replay("o-1", [
            ...late,
            ...decide("o-1", given, done("charge"), { now: at(62), deadlineSeconds }),
        ]);
        assert.equal(captured?.paymentId, "p-1");
        assert.deepEqual(nextStep(captured, at(63), deadlineSeconds), { kind: "perform", step: "refund" });
    });

    it("is placed once", () => {
        assert.deepEqual(written(told(place, place)), ["placed", "step-begun reserve"]);
    });

    it("is never both confirmed and cancelled, whatever it is told, and nothing happens to it after either", () => {
        fc.assert(
            fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
                const ends = written(told(place, ...commands)).flatMap((event, index, all) =>
                    event === "confirmed" || event === "cancelled" ? [index === all.length - 1] : [],
                );
                assert.ok(ends.length === 0 || (ends.length === 1 && ends[0] === true));
            }),
        );
    });

    it("is confirmed only after all of its steps, and cancelled only when all that had begun is undone", () => {
        fc.assert(
            fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
                const { steps, state } = told(place, ...commands).order;
                if (state === "confirmed") for (const step of forwardSteps) assert.equal(steps[step], "done");
                if (state !== "cancelled") return;
                if (steps.charge !== undefined) assert.equal(steps.refund, "done");
                assert.equal(steps.release, "done");
            }),
        );
    });

    it("is the same from its whole history and from any earlier state with what followed", () => {
        fc.assert(
            fc.property(fc.array(command, { maxLength: 30 }), fc.nat(), (commands, cut) => {
                const { order, history } = told(place, ...commands);
                const split = 1 + (cut % history.length);
                const snapshot = JSON.parse(JSON.stringify(replay("o-1", history.slice(0, split)))) as Order;
                assert.deepEqual(replay("o-1", history.slice(split), snapshot), order);
                assert.deepEqual(
                    history.map(({ sequence }) => sequence),
                    history.map((_, index) => index + 1),
                );
            }),
        );
    });

    it("says what is wrong with a history that does not begin", () => {
        const [, second] = told(place).history;
        assert.ok(second);
        assert.throws(() => replay("o-1", [second]), /order o-1: its history begins with "step-begun"/);
    });
});
