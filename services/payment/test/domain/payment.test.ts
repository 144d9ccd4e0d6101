import assert from "node:assert/strict";
import fc from "fast-check";
import {
    begin,
    beginRefund,
    giveUp,
    settle,
    settleRefund,
    stateOf,
    unheardOf,
    type Decision,
    type Outcome,
    type Payment,
} from "../../src/domain/payment";

const amount = { amount: 1250, currency: "EUR" };
const leaseMilliseconds = 5_000;
const asks = (payment: Payment, key: string, now = 0) => begin(payment, { key, amount, now, leaseMilliseconds });
const captured: Outcome = { state: "captured", id: "ch_1" };
const declined: Outcome = { state: "declined" };
const fresh = unheardOf("o-1");
const asked = asks(fresh, "k-1").payment;

describe("a payment", () => {
    it("lets one request of a key ask the provider, and the next when that one is not back in time", () => {
        assert.deepEqual(asks(fresh, "k-1").result, { kind: "ask", askedUntil: 5_000 });
        assert.deepEqual(asks(asked, "k-1", 1_000).result, { kind: "in-flight", milliseconds: 4_000 });
        assert.deepEqual(asks(asked, "k-1", 5_000).result, { kind: "ask", askedUntil: 10_000 });
        assert.deepEqual(asks(giveUp(asked, "k-1", 5_000), "k-1", 1_000).result, { kind: "ask", askedUntil: 6_000 });
        assert.deepEqual(giveUp(asked, "k-1", 4_000), asked, "who came back too late has no say");
    });

    it("answers a key as it did first, also after a refund", () => {
        for (const outcome of [captured, declined]) {
            const settled = settle(asked, "k-1", outcome);
            assert.deepEqual(asks(settled, "k-1").result, { kind: "known", outcome, amount });
            assert.deepEqual(settle(settled, "k-1", { state: "captured", id: "ch_2" }), settled, "reported again");
            const refunded = settleRefund(beginRefund(settled).payment);
            assert.deepEqual(asks(refunded, "k-1").result, { kind: "known", outcome, amount });
        }
    });

    it("is charged under one key: another may try only once the first was declined", () => {
        assert.equal(asks(settle(asked, "k-1", declined), "k-2").result.kind, "ask");
        assert.equal(asks(settle(asked, "k-1", captured), "k-2").result.kind, "paid");
        assert.equal(asks(asked, "k-2", 1_000_000).result.kind, "in-flight");
    });

    it("that is refunded first refuses a charge that comes late", () => {
        const { payment, result } = beginRefund(fresh);
        assert.deepEqual(result, []);
        for (const cancelled of [payment, settleRefund(payment)])
            assert.deepEqual(asks(cancelled, "k-1").result, { kind: "cancelled" });
    });

    it("is refunded under each key that may have taken money", () => {
        assert.deepEqual(beginRefund(asked).result, ["k-1"]);
        assert.deepEqual(beginRefund(settle(asked, "k-1", captured)).result, ["k-1"]);
        assert.deepEqual(beginRefund(settle(asked, "k-1", declined)).result, []);
        assert.deepEqual(beginRefund(settleRefund(beginRefund(asked).payment)).result, [], "once");
    });

    it("says in a word how it stands", () => {
        const paid = settle(asked, "k-1", captured);
        const states = [asked, paid, settle(asked, "k-1", declined), beginRefund(paid).payment].map(stateOf);
        assert.deepEqual(states, ["charging", "captured", "declined", "refunding"]);
        assert.equal(stateOf(settleRefund(beginRefund(paid).payment)), "refunded");
        assert.equal(stateOf(settleRefund(beginRefund(fresh).payment)), "cancelled");
    });

    it("has at most one request at the provider, and answers each key one way, whatever happens", () => {
        const key = fc.constantFrom("k-1", "k-2", "__proto__");
        const happening = fc.oneof(
            fc.record({ kind: fc.constant("charge" as const), key }),
            fc.record({ kind: fc.constant("settle" as const), key, outcome: fc.constantFrom(captured, declined) }),
            fc.record({ kind: fc.constant("give up" as const), key }),
            fc.record({ kind: fc.constant("refund" as const) }),
            fc.record({ kind: fc.constant("pass" as const), milliseconds: fc.nat(8_000) }),
        );
        fc.assert(
            fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
                let payment = unheardOf("o-1");
                let now = 0;
                const asking = new Map<string, number>();
                const first = new Map<string, Decision>();
                for (const happens of happenings) {
                    if (happens.kind === "pass") now += happens.milliseconds;
                    if (happens.kind === "settle") payment = settle(payment, happens.key, happens.outcome);
                    if (happens.kind === "refund") payment = beginRefund(payment).payment;
                    if (happens.kind === "give up") {
                        payment = giveUp(payment, happens.key, asking.get(happens.key) ?? -1);
                        asking.delete(happens.key);
                    }
                    if (happens.kind !== "charge") continue;
                    const change = asks(payment, happens.key, now);
                    payment = change.payment;
                    const { result } = change;
                    if (result.kind === "known") {
                        assert.deepEqual(first.get(happens.key) ?? result, result);
                        first.set(happens.key, result);
                    }
                    if (result.kind !== "ask") continue;
                    for (const [other, until] of asking)
                        assert.ok(
                            until <= now ||
                                payment.charges.some(({ key, outcome }) => key === other && outcome !== undefined),
                            `${other} is at it`,
                        );
                    asking.set(happens.key, result.askedUntil);
                }
                const taken = payment.charges.filter(({ outcome }) => outcome?.state === "captured");
                assert.ok(taken.length <= 1, "captured under two keys");
            }),
        );
    });
});
