import assert from "node:assert/strict";
import fc from "fast-check";
import { highestRulePriority } from "../../../model/aws/limits";
import { bandOf } from "../../../model/plan/routes/band";
import { conditionText } from "../../../model/plan/routes/condition";
import { anyCondition, condition, lies } from "../../support/routes";

const end = (text: string) => bandOf(condition(text)).start + bandOf(condition(text)).size;

describe("model: the band of a condition", () => {
    const orders = [
        ["/a/b/c", "/a/b/*", "/a/*", "/*"],
        ["/a/b/c", "/a/*/c", "/a/*", "/a*", "/*"],
        ["/a/x/b", "/a/x*/b", "/a/*/b", "/a/*b", "/a/*", "/*/b", "/*"],
        ["/a/b/x/c", "/a/b/x*/c", "/a/b/*/c", "/a/b*/c", "/a/*/c", "/a/*", "/*c"],
        ["/a/b/c/d/*", "/a/b/c/*", "/a/b/*", "/a/*", "/a*"],
        ["/a/bc", "/a/b?", "/a/b*", "/a/*"],
        ["a.b.com/x", "a.b.com/x/*", "a.b.com/*", "*.b.com/*", "*.com/*"],
        ["a.com/a/x/b", "a.com/a/x*/b", "a.com/a/*/b", "a.com/a/*", "a.com/*"],
        ["a.com/x", "/x"],
    ];
    for (const order of orders)
        it(`stands in this order: ${order.join(" ")}`, () => {
            for (const [index, text] of order.slice(1).entries())
                assert.ok(end(order[index] ?? "") <= bandOf(condition(text)).start, `${order[index]} before ${text}`);
        });

    it("comes before that of every condition in which it lies", () =>
        fc.assert(
            fc.property(
                anyCondition,
                fc.array(fc.constantFrom("a", "b", "/a", "a/b", "a*", "*b", "?", "a/*", "*"), { maxLength: 5 }),
                (outer, fillings) => {
                    // Made from the outer one, so that it lies within; some wildcards are narrowed, others stay.
                    const left = [...fillings];
                    const path = outer.path
                        .replace(/\*/g, () => left.pop() ?? "*")
                        .replace(/\?/g, () => (left.pop() === "a" ? "a" : "?"));
                    const inner = condition((outer.host ?? "") + path);
                    fc.pre((path.match(/[*?]/g)?.length ?? 0) <= 4 && conditionText(inner) !== conditionText(outer));
                    assert.ok(lies(inner, outer));
                    assert.ok(bandOf(inner).start + bandOf(inner).size <= bandOf(outer).start);
                },
            ),
            { numRuns: 600, maxSkipsPerRun: 1000 },
        ));

    it("comes before that of every host in which its host lies", () =>
        fc.assert(
            fc.property(anyCondition, anyCondition, (inner, outer) => {
                fc.pre(outer.host !== undefined && conditionText(inner) !== conditionText(outer) && lies(inner, outer));
                assert.ok(bandOf(inner).start + bandOf(inner).size <= bandOf(outer).start);
            }),
            { numRuns: 60, maxSkipsPerRun: 2000 },
        ));

    it("lies within the priorities that there are", () =>
        fc.assert(
            fc.property(anyCondition, (one) => {
                const { start, size } = bandOf(one);
                assert.ok(start >= 1 && size >= 1 && start + size - 1 <= highestRulePriority);
            }),
            { numRuns: 500 },
        ));

    it("is there for the longest patterns that the schema lets through", () => {
        const long = "a".repeat(122);
        for (const text of [
            `/${long}*`,
            `/*?*?*${long}`.slice(0, 128),
            `*.${long}com/${long}/*`,
            `${long}.com/${long}`,
            `?*?*.${long}/`,
        ])
            assert.ok(bandOf(condition(text)).size >= 1);
    });

    it("of every request is the last", () =>
        assert.deepEqual(bandOf(condition("/*")), { start: highestRulePriority, size: 1 }));

    const roomy = {
        "/name": 2000,
        "/name/*": 2000,
        "/api/v1/name/*": 2000,
        "/name/*/sub": 1700,
        "shop.com/name": 1600,
        "shop.com/*": 1500,
    };
    for (const [text, least] of Object.entries(roomy))
        it(`has room where most routes are: ${text}`, () => assert.ok(bandOf(condition(text)).size >= least));
});
