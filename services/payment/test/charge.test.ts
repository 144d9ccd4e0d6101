import assert from "node:assert/strict";
import fc from "fast-check";
import { charge, keep, type Payments } from "../src/charge";
import { refund } from "../src/refund";
import { createMemoryStore } from "./support/memory";
import { createProvider, kept, type Provider } from "./support/provider";

const request = { key: "k-1", orderId: "o-1", amount: { amount: 1250, currency: "EUR" }, token: "tok_ok" };
const captured = { kind: "known", outcome: { state: "captured", id: "ch_k-1" }, amount: request.amount };

describe("charging for an order", () => {
    let provider: Provider;
    let by: Payments;
    let now: number;

    beforeEach(() => {
        provider = createProvider();
        now = 0;
        by = { store: createMemoryStore(), gateway: provider, clock: () => now, deadlineMilliseconds: 4_000 };
    });

    it("asks the provider once for 20 requests that come at once", async () => {
        const ended = await Promise.all(Array.from({ length: 20 }, () => charge(request, by)));
        assert.equal(ended.filter(({ kind }) => kind === "known").length, 1);
        assert.equal(ended.filter(({ kind }) => kind === "in-flight").length, 19);
        assert.equal(provider.requests, 1);
        assert.deepEqual(await charge(request, by), captured);
        assert.equal(provider.requests, 1);
    });

    it("tells a key that comes with something else", async () => {
        await charge(request, by);
        for (const other of [{ orderId: "o-2" }, { token: "tok_other" }, { amount: { amount: 1, currency: "EUR" } }])
            assert.deepEqual(await charge({ ...request, ...other }, by), { kind: "key-reused" });
        assert.equal(provider.requests, 1);
    });

    it("asks again after a crash between the provider's charge and its record, and charges once", async () => {
        const dead = new Promise<never>(() => undefined);
        provider.after = () => dead;
        void charge(request, by);
        while (provider.captures.size === 0) await new Promise(setImmediate);
        provider.after = async () => undefined;
        assert.equal((await charge(request, by)).kind, "in-flight");
        now += 5_000;
        assert.deepEqual(await charge(request, by), captured);
        assert.deepEqual([provider.requests, provider.captures.get("k-1")], [2, 1]);
    });

    it("lets the next request ask at once where the provider gave no answer", async () => {
        provider.after = () => Promise.reject(new Error("no answer"));
        await assert.rejects(charge(request, by), /no answer/);
        provider.after = async () => undefined;
        assert.deepEqual(await charge(request, by), captured);
        assert.equal(provider.captures.get("k-1"), 1);
    });

    it("takes the provider's word whenever it comes, and however often", async () => {
        provider.after = () => Promise.reject(new Error("no answer"));
        await assert.rejects(charge(request, by));
        for (let time = 0; time < 2; time++) await keep(by.store)(request, { state: "captured", id: "ch_k-1" });
        assert.deepEqual(await charge(request, by), captured);
        assert.equal(provider.requests, 1);
    });

    it("refuses a charge that comes after the refund", async () => {
        assert.equal((await refund("o-1", by)).refund, "done");
        assert.deepEqual(await charge(request, by), { kind: "cancelled" });
        assert.equal(provider.requests, 0);
    });

    it("voids a charge that is on its way when the refund comes", async () => {
        let arrive: () => void = assert.fail;
        provider.before = () => new Promise((resolve) => (arrive = resolve));
        const late = charge(request, by);
        while (arrive === assert.fail) await new Promise(setImmediate);
        await refund("o-1", by);
        arrive();
        assert.deepEqual(await late, { kind: "known", outcome: { state: "voided" }, amount: request.amount });
        assert.equal(kept(provider), 0);
    });

    it("refunds once, however often it is asked for", async () => {
        await charge(request, by);
        await Promise.all(Array.from({ length: 20 }, () => refund("o-1", by)));
        assert.deepEqual([provider.captures.get("k-1"), provider.refunds.get("k-1")], [1, 1]);
    });

    it("keeps no money once it is refunded, and takes it once at most, whatever comes at the same time and fails", () =>
        fc.assert(
            fc.asyncProperty(
                fc.array(
                    fc.record({
                        what: fc.constantFrom("charge", "refund"),
                        key: fc.constantFrom("k-1", "k-2"),
                        token: fc.constantFrom("tok_ok", "tok_declined"),
                        fails: fc.constantFrom("before", "after", "never"),
                        pause: fc.nat(6_000),
                    }),
                    { maxLength: 12 },
                ),
                fc.scheduler(),
                async (happenings, scheduler) => {
                    provider = createProvider();
                    by = {
                        store: createMemoryStore(),
                        gateway: provider,
                        clock: () => now,
                        deadlineMilliseconds: 4_000,
                    };
                    const act = (happens: (typeof happenings)[number]) => async () => {
                        now += happens.pause;
                        if (happens.what === "refund") return refund("o-1", by);
                        const own = { ...request, key: happens.key, token: happens.token };
                        const fail = () => Promise.reject(new Error("fails"));
                        provider.before = happens.fails === "before" ? fail : async () => undefined;
                        provider.after = happens.fails === "after" ? fail : async () => undefined;
                        return charge(own, by).catch(() => undefined);
                    };
                    const all = happenings.map((happens) => scheduler.schedule(Promise.resolve()).then(act(happens)));
                    await scheduler.waitAll();
                    await Promise.all(all);
                    assert.ok(provider.captures.size <= 1, "taken twice");
                    const refunded = happenings.some(({ what }) => what === "refund");
                    if (refunded) assert.equal(kept(provider), 0);
                },
            ),
        ));
});
