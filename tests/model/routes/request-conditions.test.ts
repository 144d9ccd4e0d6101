import assert from "node:assert/strict";
import fc from "fast-check";
import { bandOf } from "../../../model/plan/routes/band";
import {
    conditionOf,
    conditionText,
    includes,
    overlaps,
    type RouteCondition,
} from "../../../model/plan/routes/condition";
import { assignPriorities } from "../../../model/plan/routes/priorities";
import { conditionsOf, planRules, priorityOf, type Claim } from "../../../model/plan/routes/rules";
import type { RouteInput } from "../../../model/schema/route";

const text = (route: RouteInput) => conditionText(conditionOf(route));

describe("model: what a route asks beside host and path", () => {
    const written: readonly (readonly [RouteInput, string])[] = [
        [{ path: "/a", methods: ["POST", "GET", "GET"] }, "/a (method GET|POST)"],
        [{ path: "/a", headers: { "X-Canary": "Yes" } }, "/a (header x-canary: yes)"],
        [{ headers: { b: ["2", "1"], a: "*" } }, "/* (header a: *, header b: 1|2)"],
        [{ path: "/a", headers: { v: ["1*", "12", "1?*"] } }, "/a (header v: 1*)"],
        [{ path: "/a", query: { Version: "2" } }, "/a (query version=2)"],
        [{ path: "/a", sourceCidrs: ["10.0.0.7/8", "10.1.0.0/16"] }, "/a (from 10.0.0.0/8)"],
        [{ host: "a.com", methods: ["GET"] }, "a.com/* (method GET)"],
    ];
    for (const [route, expected] of written)
        it(`of ${JSON.stringify(route)} is ${expected}`, () => assert.equal(text(route), expected));

    const within: readonly (readonly [inner: RouteInput, outer: RouteInput, expected: boolean])[] = [
        [{ path: "/a", methods: ["GET"] }, "/a", true],
        ["/a", { path: "/a", methods: ["GET"] }, false],
        [{ path: "/a", methods: ["GET"] }, { path: "/a", methods: ["GET", "HEAD"] }, true],
        [{ path: "/a/b", headers: { x: "1" } }, { path: "/a/*", headers: { x: "*" } }, true],
        [{ path: "/a", headers: { x: "1" } }, { path: "/a", headers: { y: "1" } }, false],
        [{ path: "/a", headers: { x: "1" }, methods: ["GET"] }, { path: "/a", headers: { x: "1" } }, true],
        [{ path: "/a", query: { x: "1" } }, { path: "/a", headers: { x: "1" } }, false],
        [{ path: "/a", headers: { constructor: "1" } }, { path: "/a", headers: { x: "1" } }, false],
        [{ path: "/a", headers: { x: "1" } }, { path: "/a", headers: { constructor: "1" } }, false],
        [{ path: "/a", sourceCidrs: ["10.1.0.0/16"] }, { path: "/a", sourceCidrs: ["10.0.0.0/8"] }, true],
        [{ path: "/a", sourceCidrs: ["10.0.0.0/8"] }, { path: "/a", sourceCidrs: ["10.1.0.0/16"] }, false],
    ];
    for (const [inner, outer, expected] of within)
        it(`${text(inner)} ${expected ? "lies" : "does not lie"} within ${text(outer)}`, () =>
            assert.equal(includes(conditionOf(outer), conditionOf(inner)), expected));

    const meeting: readonly (readonly [RouteInput, RouteInput, boolean])[] = [
        [{ path: "/a", methods: ["GET"] }, { path: "/a", methods: ["POST"] }, false],
        [{ path: "/a", methods: ["GET"] }, "/a", true],
        [{ path: "/a", methods: ["GET"] }, { path: "/a", headers: { x: "1" } }, true],
        [{ path: "/a", headers: { x: "1*" } }, { path: "/a", headers: { x: "*2" } }, true],
        [{ path: "/a", query: { v: "1" } }, { path: "/a", query: { v: "2" } }, false],
        [{ path: "/a", sourceCidrs: ["10.0.0.0/8"] }, { path: "/a", sourceCidrs: ["192.168.0.0/16"] }, false],
    ];
    for (const [one, other, expected] of meeting)
        it(`${text(one)} and ${text(other)} share ${expected ? "some requests" : "no request"}`, () => {
            assert.equal(overlaps(conditionOf(one), conditionOf(other)), expected);
            assert.equal(overlaps(conditionOf(other), conditionOf(one)), expected);
        });

    const order: readonly RouteInput[] = [
        { path: "/a/*", methods: ["GET"], headers: { x: "1" }, query: { y: "1" } },
        { path: "/a/*", methods: ["GET"], headers: { x: "1" } },
        { host: "a.com", methods: ["GET"] },
        { path: "/a", methods: ["GET"] },
        { path: "/a/*", methods: ["GET"] },
        { methods: ["GET"] },
        { host: "a.com", path: "/a" },
        "/a",
    ];
    it("puts it before what asks for less, then by host and path", () => {
        for (const [index, route] of order.slice(1).entries()) {
            const before = bandOf(conditionOf(order[index] ?? ""));
            assert.ok(before.start + before.size <= bandOf(conditionOf(route)).start, text(route));
        }
    });

    it("leaves 1 to 100 to priorities that are written", () =>
        assert.equal(bandOf(conditionOf(order[0] ?? "")).start, 101 + 25 + 30));
});

/** Conditions from so few values that they often lie within one another, all in few bands. */
const anyRequest: fc.Arbitrary<RouteCondition> = fc
    .record(
        {
            host: fc.constantFrom("a.com", "*.com"),
            path: fc.constantFrom("/*", "/a", "/a/*", "/a/b/*", "/a/*/c", "/a/b/c", "/*b/c"),
            methods: fc.constantFrom(["GET"], ["GET", "HEAD"], ["POST"]),
            headers: fc.constantFrom({ x: "1" }, { x: "1*" }, { x: ["1", "2"] }, { y: "*" }),
            sourceCidrs: fc.constantFrom(["10.0.0.0/8"], ["10.1.0.0/16"]),
        },
        { requiredKeys: ["path"] },
    )
    .map((route) => conditionOf(structuredClone(route) as RouteInput));

const anyRequests = fc.uniqueArray(anyRequest, { minLength: 2, maxLength: 24, selector: conditionText });

const anyClaims: fc.Arbitrary<Claim[]> = anyRequests.chain((conditions) =>
    fc
        .array(fc.constantFrom("v", "w", "x"), { minLength: conditions.length, maxLength: conditions.length })
        .map((services) => conditions.map((condition, index) => ({ condition, service: services[index] ?? "v" }))),
);

describe("model: rules that ask for more than host and path", () => {
    const claims = (routes: Readonly<Record<string, readonly RouteInput[]>>): Claim[] =>
        Object.entries(routes).flatMap(([service, written]) =>
            written.map((route) => ({ service, condition: conditionOf(route) })),
        );
    const rulesOf = (routes: Parameters<typeof claims>[0]) =>
        planRules(claims(routes)).map((rule) => `${rule.service}: ${conditionsOf(rule).map(conditionText).join(" ")}`);

    it("have each its own, for one path by method", () =>
        assert.deepEqual(
            new Set(rulesOf({ read: [{ path: "/a", methods: ["GET"] }], write: [{ path: "/a", methods: ["POST"] }] })),
            new Set(["read: /a (method GET)", "write: /a (method POST)"]),
        ));
    it("come before the same path for any request", () =>
        assert.deepEqual(rulesOf({ a: ["/a"], b: [{ path: "/a", headers: { x: "1" } }] }), [
            "b: /a (header x: 1)",
            "a: /a",
        ]));
    it("hold a service's paths that have all else in common", () => {
        const get = { methods: ["GET"] };
        assert.equal(
            rulesOf({
                a: [
                    { path: "/a", ...get },
                    { path: "/a/*", ...get },
                ],
            }).length,
            1,
        );
        assert.equal(rulesOf({ a: [{ path: "/a", ...get }, "/a/*"] }).length, 2);
    });
    it("count all values among the five", () => {
        const many = { methods: ["GET", "HEAD"], headers: { x: ["1", "2"] } };
        assert.equal(
            rulesOf({
                a: [
                    { path: "/a", ...many },
                    { path: "/b", ...many },
                ],
            }).length,
            2,
        );
    });
    it("have no condition on the path where it is any", () =>
        assert.deepEqual(
            planRules(claims({ a: [{ headers: { x: "1" } }] })).map(({ paths }) => paths),
            [[]],
        ));
    it("are found by their route", () => {
        const routes = claims({ a: ["/a", { path: "/a", methods: ["GET"] }] });
        const rules = planRules(routes);
        const [plain, get] = routes.map(({ condition }) => priorityOf("a", condition, rules) ?? 0);
        assert.ok(get !== undefined && plain !== undefined && get < plain);
    });

    it("do not move a rule that asks for host and path alone", () =>
        fc.assert(
            fc.property(anyClaims, (claimed) => {
                const plain = claims({ p: ["/a", "/a/*"], q: ["/*", "/users/*"], r: [{ host: "a.com" }] });
                const alone = planRules(plain);
                const together = planRules([
                    ...plain,
                    ...claimed.filter(({ condition }) => /\(/.test(conditionText(condition))),
                ]);
                assert.deepEqual(
                    together.filter(({ service }) => ["p", "q", "r"].includes(service)),
                    alone,
                );
            }),
            { numRuns: 60 },
        ));

    it("have a place each, and what lies within another comes before it", () =>
        fc.assert(
            fc.property(anyRequests, (conditions) => {
                const places = assignPriorities(conditions);
                assert.equal(new Set(places.values()).size, conditions.length);
                const of = (one: RouteCondition) => places.get(conditionText(one)) ?? 0;
                for (const inner of conditions)
                    for (const outer of conditions)
                        if (inner !== outer && includes(outer, inner)) assert.ok(of(inner) < of(outer));
            }),
            { numRuns: 150 },
        ));

    it("are never hidden by a wider one of another service", () =>
        fc.assert(
            fc.property(anyClaims, (claimed) => {
                const rules = planRules(claimed);
                for (const [index, rule] of rules.entries())
                    for (const earlier of rules.slice(0, index))
                        for (const wide of earlier.service === rule.service ? [] : conditionsOf(earlier))
                            assert.ok(
                                !conditionsOf(rule).some((one) => includes(wide, one)),
                                `${conditionText(wide)} hides one of ${conditionsOf(rule).map(conditionText).join(" ")}`,
                            );
            }),
            { numRuns: 150 },
        ));

    it("do not depend on the order of services and routes", () =>
        fc.assert(
            fc.property(anyClaims, (claimed) =>
                assert.deepEqual(planRules([...claimed].reverse()), planRules(claimed)),
            ),
            { numRuns: 60 },
        ));

    it("stay where ten others are when one more is added, in nine of ten cases", () => {
        const routes = Array.from({ length: 11 }, (_, index): RouteInput => ({
            path: `/svc${index}/*`,
            methods: ["POST"],
        }));
        const all = routes.map(conditionOf);
        const kept = all.filter((last) => {
            const others = all.filter((one) => one !== last);
            const [before, after] = [assignPriorities(others), assignPriorities(all)];
            return others.every((one) => before.get(conditionText(one)) === after.get(conditionText(one)));
        });
        assert.ok(kept.length >= 10, `in ${kept.length} of 11`);
    });
});
