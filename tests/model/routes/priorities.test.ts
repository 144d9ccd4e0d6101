import assert from "node:assert/strict";
import fc from "fast-check";
import { bandOf } from "../../../model/plan/routes/band";
import { conditionText, type RouteCondition } from "../../../model/plan/routes/condition";
import { assignPriorities } from "../../../model/plan/routes/priorities";
import { anyCondition, condition, lies } from "../../support/routes";

const word = fc.stringMatching(/^[a-z]{3,12}$/);
const text = (build: (word: string, other: string, number: number) => string) =>
    fc.tuple(word, word, fc.nat({ max: 3 })).map(([one, other, number]) => condition(build(one, other, number)));

/** How routes are written in practice. */
const shapes: Readonly<Record<string, fc.Arbitrary<RouteCondition>>> = {
    "/name": text((name) => `/${name}`),
    "/name/*": text((name) => `/${name}/*`),
    "/api/v1/name/*": text((name) => `/api/v1/${name}/*`),
    "/name/*/sub": text((name, sub) => `/${name}/*/${sub}`),
    "/api/name/*/sub": text((name, sub) => `/api/${name}/*/${sub}`),
    "host/name/*": text((name, host) => `${host}.shop.com/${name}/*`),
    "host/*": text((name) => `${name}.shop.com/*`),
    "paths and what is under them": text((name, _, kind) => (kind % 2 === 0 ? `/${name}` : `/${name}/*`)),
    "a mixture": text(
        (name, sub, kind) =>
            [`/${name}`, `/${name}/*`, `/${name}/*/${sub}`, `${sub}.shop.com/${name}/*`][kind] ?? `/${name}`,
    ),
};

const others = 60;
const cases = 200;

/** Each case is the same in each run: 60 conditions, and one more. */
const samples = (shape: fc.Arbitrary<RouteCondition>) =>
    fc.sample(fc.uniqueArray(shape, { minLength: others + 1, maxLength: others + 1, selector: conditionText }), {
        seed: 20,
        numRuns: cases,
    });

/** The conditions that have another priority when the last is there too. */
function moved(conditions: readonly RouteCondition[]): RouteCondition[] {
    const without = assignPriorities(conditions.slice(0, -1));
    const all = assignPriorities(conditions);
    return conditions.slice(0, -1).filter((one) => without.get(conditionText(one)) !== all.get(conditionText(one)));
}

describe("model: priorities", () => {
    it("are unique and from 1 to 50000, in the order of specificity", () =>
        fc.assert(
            fc.property(fc.uniqueArray(anyCondition, { maxLength: 40, selector: conditionText }), (conditions) => {
                const priorities = assignPriorities(conditions);
                assert.equal(new Set(priorities.values()).size, conditions.length);
                const of = (one: RouteCondition) => priorities.get(conditionText(one)) ?? 0;
                for (const one of conditions) assert.ok(of(one) >= 1 && of(one) <= 50_000);
                for (const inner of conditions)
                    for (const outer of conditions)
                        if (inner !== outer && lies(inner, outer)) assert.ok(of(inner) < of(outer));
            }),
            { numRuns: 40 },
        ));

    it("are a function of the conditions, not of their order", () =>
        fc.assert(
            fc.property(fc.uniqueArray(anyCondition, { maxLength: 40, selector: conditionText }), (conditions) => {
                const [forward, backward] = [assignPriorities(conditions), assignPriorities([...conditions].reverse())];
                for (const [key, place] of forward) assert.equal(backward.get(key), place);
            }),
            { numRuns: 40 },
        ));

    it("give a condition that is alone the place of its own hash", () => {
        const place = assignPriorities([condition("/orders/*")]).get("/orders/*");
        assert.equal(assignPriorities([condition("/orders/*"), condition("/users/*")]).get("/orders/*"), place);
    });

    it("leave a contested place to nobody", () => {
        const alone = (text: string) => assignPriorities([condition(text)]).get(text);
        const byPlace = new Map<number | undefined, string>();
        let pair: [string, string] | undefined;
        for (let number = 0; pair === undefined; number++) {
            const text = `/svc${number}/*`;
            const earlier = byPlace.get(alone(text));
            if (earlier !== undefined) pair = [earlier, text];
            byPlace.set(alone(text), text);
        }
        const together = assignPriorities(pair.map(condition));
        for (const text of pair) assert.notEqual(together.get(text), alone(text));
    });

    it("leave a contested place to nobody that comes later, either", () => {
        // A narrow band, in which those that have left a place soon propose another that was left.
        for (let group = 10; group < 90; group++) {
            const conditions = [..."abcd"].map((letter) => condition(`/${group}${letter}*`));
            const first = conditions.map((one) => assignPriorities([one]).get(conditionText(one)));
            const contested = first.filter((place, index) => first.indexOf(place) !== index);
            const places = [...assignPriorities(conditions).values()];
            assert.deepEqual(
                places.filter((place) => contested.includes(place)),
                [],
            );
        }
    });

    for (const [name, shape] of Object.entries(shapes)) {
        it(`stay in 95 % of cases when a route is added to 60 others: ${name}`, () => {
            const kept = samples(shape).filter((conditions) => moved(conditions).length === 0);
            assert.ok(kept.length >= 0.95 * cases, `in ${kept.length}`);
        });
    }

    for (const [name, shape] of Object.entries(shapes)) {
        it(`stay in 95 % of cases when a route is removed from 61: ${name}`, () => {
            // Not the one that the cases above add.
            const kept = samples(shape).filter((conditions) => moved([...conditions].reverse()).length === 0);
            assert.ok(kept.length >= 0.95 * cases, `in ${kept.length}`);
        });
    }

    it("move with an added route only where it, or one that it moved, proposes the same place", () => {
        for (const shape of Object.values(shapes))
            for (const conditions of samples(shape).slice(0, 40)) {
                const added = conditions.at(-1);
                const bands = new Set(added === undefined ? [] : [bandOf(added).start]);
                const others = moved(conditions);
                assert.ok(others.length <= 3, `${others.length} moved`);
                for (const one of others) assert.ok(bands.has(bandOf(one).start));
            }
    });

    it("of 60 services svc1 to svc60 stay when any one of them is added", () => {
        const all = Array.from({ length: others }, (_, index) => condition(`/svc${index + 1}/*`));
        const kept = all.filter((last) => moved([...all.filter((one) => one !== last), last]).length === 0);
        assert.ok(kept.length >= 57, `in ${kept.length}`);
    });

    it("never have a place that is taken", () =>
        fc.assert(
            fc.property(fc.uniqueArray(anyCondition, { maxLength: 30, selector: conditionText }), (conditions) => {
                // Those that the conditions would have: what a person who looks at the list writes down.
                const taken = new Set(assignPriorities(conditions).values());
                const places = [...assignPriorities(conditions, taken).values()];
                assert.equal(new Set(places).size, conditions.length);
                for (const place of places) assert.ok(!taken.has(place));
            }),
            { numRuns: 40 },
        ));

    it("stay in the order of specificity around places that are taken", () =>
        fc.assert(
            fc.property(fc.uniqueArray(anyCondition, { maxLength: 20, selector: conditionText }), (conditions) => {
                const places = assignPriorities(conditions, new Set(assignPriorities(conditions).values()));
                const of = (one: RouteCondition) => places.get(conditionText(one)) ?? 0;
                for (const inner of conditions)
                    for (const outer of conditions)
                        if (inner !== outer && lies(inner, outer)) assert.ok(of(inner) < of(outer));
            }),
            { numRuns: 30 },
        ));

    it("stay when a place is taken where none of them stood", () => {
        for (const shape of Object.values(shapes))
            for (const conditions of samples(shape).slice(0, 15)) {
                const before = assignPriorities(conditions);
                const places = new Set(before.values());
                const free = [1, 10, 1000, ...[...places].map((place) => place + 1)].filter(
                    (place) => !places.has(place),
                );
                assert.deepEqual(assignPriorities(conditions, new Set(free)), before);
            }
    });

    it("but one stay when the place of that one is taken", () => {
        let stayed = 0;
        for (const conditions of samples(shapes["/name/*"] ?? fc.constant(condition("/a/*"))).slice(0, 100)) {
            const [first] = conditions as [RouteCondition];
            const before = assignPriorities(conditions);
            const after = assignPriorities(conditions, new Set([before.get(conditionText(first)) ?? 0]));
            assert.notEqual(after.get(conditionText(first)), before.get(conditionText(first)));
            if (conditions.slice(1).every((one) => after.get(conditionText(one)) === before.get(conditionText(one))))
                stayed++;
        }
        // In the others, the one that moved chose the place of another, and both left it.
        assert.ok(stayed >= 95, `in ${stayed} of 100`);
    });
});
