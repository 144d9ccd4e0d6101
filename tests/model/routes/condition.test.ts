import assert from "node:assert/strict";
import fc from "fast-check";
import { conditionOf, conditionText, includes, overlaps } from "../../../model/plan/routes/condition";
import { matches } from "../../../model/plan/routes/pattern";
import { anyCondition, condition, lies } from "../../support/routes";
import { accepts, meet, within } from "../../support/wildcards";

describe("model: the condition of a route", () => {
    const written: readonly (readonly [Parameters<typeof conditionOf>[0], string])[] = [
        ["/orders", "/orders"],
        ["/orders/*", "/orders/*"],
        ["/orders/**", "/orders/*"],
        ["/orders/*?", "/orders/?*"],
        ["/orders/?*?", "/orders/??*"],
        ["/a?*/b*", "/a?*/b*"],
        [{ host: "API.Example.com" }, "api.example.com/*"],
        [{ host: "*.example.com", path: "/Orders" }, "*.example.com/Orders"],
        [{ path: "/orders" }, "/orders"],
    ];
    for (const [route, text] of written)
        it(`of ${JSON.stringify(route)} is ${text}`, () => assert.equal(conditionText(conditionOf(route)), text));

    it("means the same in its one form", () =>
        fc.assert(
            fc.property(fc.stringMatching(/^\/[ab*?]{0,6}$/), (path) => {
                const normal = conditionOf(path).path;
                assert.ok(within(path, normal) && within(normal, path));
            }),
        ));

    it("has one form for all patterns that mean the same", () =>
        fc.assert(
            fc.property(fc.stringMatching(/^\/[a*?]{0,5}$/), fc.stringMatching(/^\/[a*?]{0,5}$/), (a, b) => {
                const same = within(a, b) && within(b, a);
                assert.equal(conditionOf(a).path === conditionOf(b).path, same);
            }),
            { numRuns: 400 },
        ));

    it("matches as an ALB does", () =>
        fc.assert(
            fc.property(
                fc.stringMatching(/^\/[ab.$+*?]{0,6}$/),
                fc.stringMatching(/^\/[ab.$+]{0,6}$/),
                (pattern, text) => assert.equal(matches(pattern, text), accepts(pattern, text)),
            ),
            { numRuns: 400 },
        ));
    it("tells letter case apart in paths", () => assert.equal(matches("/Orders", "/orders"), false));
});

describe("model: a condition within another", () => {
    const rows: readonly (readonly [inner: string, outer: string, expected: boolean])[] = [
        ["/a", "/a", true],
        ["/a", "/*", true],
        ["/a/*", "/a*", true],
        ["/a", "/a/*", false],
        ["/a/b", "/a/?", true],
        ["/a/bc", "/a/?", false],
        ["/a/b*", "/a/*", true],
        ["/a/*", "/a/b*", false],
        ["/a/*/b", "/a/*", true],
        ["/a/*b", "/a/*/b", false],
        ["/*/a/*", "/*a*", true],
        ["/a.com", "/aXcom", false],
        ["a.com/*", "/*", true],
        ["/*", "a.com/*", false],
        ["b.a.com/x", "*.a.com/*", true],
        ["*.a.com/x", "b.a.com/*", false],
        ["a.com/x", "b.com/x", false],
    ];
    for (const [inner, outer, expected] of rows)
        it(`${inner} ${expected ? "lies" : "does not lie"} within ${outer}`, () =>
            assert.equal(includes(condition(outer), condition(inner)), expected));

    it("is what the automata say", () =>
        fc.assert(
            fc.property(anyCondition, anyCondition, (inner, outer) =>
                assert.equal(includes(outer, inner), lies(inner, outer)),
            ),
            { numRuns: 1500 },
        ));
});

describe("model: two conditions that some request takes both of", () => {
    const pairs: readonly (readonly [string, string, boolean])[] = [
        ["/a/*", "/a/b", true],
        ["/a/*/b", "/a/b/*", true],
        ["/a/*", "/b/*", false],
        ["/a*", "/ab*", true],
        ["/a?", "/ab", true],
        ["/a?", "/a", false],
        ["/*.json", "/users/*", true],
        ["a.com/*", "/users/*", true],
        ["a.com/x", "b.com/x", false],
        ["*.com/x", "a.com/*", true],
        ["/a", "/A", false],
    ];
    for (const [one, other, expected] of pairs)
        it(`${one} and ${other}: ${expected ? "yes" : "no"}`, () => {
            assert.equal(overlaps(condition(one), condition(other)), expected);
            assert.equal(overlaps(condition(other), condition(one)), expected);
        });

    it("agree with what patterns mean", () =>
        fc.assert(
            fc.property(anyCondition, anyCondition, (one, other) => {
                const hosts = one.host === undefined || other.host === undefined || meet(one.host, other.host);
                assert.equal(overlaps(one, other), hosts && meet(one.path, other.path));
            }),
            { numRuns: 1500 },
        ));
});
