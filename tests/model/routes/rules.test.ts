import assert from "node:assert/strict";
import fc from "fast-check";
import { highestRulePriority } from "../../../model/aws/limits";
import { conditionText } from "../../../model/plan/routes/condition";
import { planRules, priorityOf, type Claim } from "../../../model/plan/routes/rules";
import { answering, anyClaims, claims, condition, conditionsOf, lies, requestsFor, takes } from "../../support/routes";

/** The rules as text, in order: `order: /orders /orders/*`. */
const rulesOf = (routes: Readonly<Record<string, readonly string[]>>) =>
    planRules(claims(routes)).map(({ service, host, paths }) =>
        [`${service}:`, host, ...paths].filter(Boolean).join(" "),
    );

const property = (check: (claimed: Claim[]) => void, numRuns = 150) =>
    fc.assert(fc.property(anyClaims, check), { numRuns });

/** What services claim, where some of the routes say their place: `{ api: { "/api/*": 10 } }`. */
const placed = (routes: Readonly<Record<string, Readonly<Record<string, number | undefined>>>>): Claim[] =>
    Object.entries(routes).flatMap(([service, priorities]) =>
        Object.entries(priorities).map(([text, priority]) => ({
            service,
            condition: condition(text),
            ...(priority !== undefined && { priority }),
        })),
    );

/** Rules with their places, in short. */
const placesOf = (claimed: Claim[]) =>
    planRules(claimed).map(({ priority, service, host, paths }) =>
        [priority, `${service}:`, host, ...paths].filter((part) => part !== undefined).join(" "),
    );

/** Any claims, of which some say a place: one each, or the place that another has. */
const anyPlacedClaims = anyClaims.chain((claimed) => {
    const places = planRules(claimed).map(({ priority }) => priority);
    return fc
        .array(fc.option(fc.constantFrom(...places, 1, 2, 3, 49_999), { nil: undefined, freq: 3 }), {
            minLength: claimed.length,
            maxLength: claimed.length,
        })
        .map((chosen) =>
            claimed.map((claim, index): Claim => {
                const priority = chosen[index];
                const first = chosen.indexOf(priority) === index;
                return { ...claim, ...(priority !== undefined && first && { priority }) };
            }),
        );
});

const wildcards = (text: string) => text.match(/[*?]/g)?.length ?? 0;

describe("model: listener rules", () => {
    it("are one for a service's path and what is under it", () =>
        assert.deepEqual(rulesOf({ order: ["/orders", "/orders/*"] }), ["order: /orders /orders/*"]));
    it("put a more specific path of another service first", () =>
        assert.deepEqual(rulesOf({ api: ["/api/*"], user: ["/api/users/*"] }), ["user: /api/users/*", "api: /api/*"]));
    it("put the service for every request last", () =>
        assert.deepEqual(rulesOf({ web: ["/*"], user: ["/users*"] }), ["user: /users*", "web: /*"]));
    it("put a host and a path before a path", () =>
        assert.deepEqual(rulesOf({ a: ["/v1/*"], b: ["api.shop.com/v1/*"] }), ["b: api.shop.com /v1/*", "a: /v1/*"]));
    it("are one for each host of a service", () =>
        assert.equal(rulesOf({ a: ["a.com/x", "b.com/x", "/x"] }).length, 3));
    it("for a host alone have no condition on the path", () =>
        assert.deepEqual(rulesOf({ a: ["a.com/*"] }), ["a: a.com"]));
    it("are split where another service's path lies between", () =>
        assert.deepEqual(rulesOf({ web: ["/*", "/a/b/c"], other: ["/a/*"] }), [
            "web: /a/b/c",
            "other: /a/*",
            "web: /*",
        ]));
    it("hold five paths", () => assert.equal(rulesOf({ a: ["/1", "/2", "/3", "/4", "/5"] }).length, 1));
    it("are two for six paths", () => assert.equal(rulesOf({ a: ["/1", "/2", "/3", "/4", "/5", "/6"] }).length, 2));
    it("hold four paths beside a host", () =>
        assert.equal(rulesOf({ a: ["a.b/1", "a.b/2", "a.b/3", "a.b/4", "a.b/5"] }).length, 2));
    it("are none without routes", () => assert.deepEqual(planRules([]), []));

    it("have a priority each, from 1 to 50000", () =>
        property((claimed) => {
            const priorities = planRules(claimed).map(({ priority }) => priority);
            assert.equal(new Set(priorities).size, priorities.length);
            for (const priority of priorities)
                assert.ok(Number.isInteger(priority) && priority >= 1 && priority <= highestRulePriority);
        }));

    it("keep to five values and five wildcards each", () =>
        property((claimed) => {
            for (const { host, paths } of planRules(claimed)) {
                assert.ok(paths.length + (host === undefined ? 0 : 1) <= 5);
                assert.ok([host ?? "", ...paths].reduce((sum, text) => sum + wildcards(text), 0) <= 5);
            }
        }));

    it("hold each claim once, unless it is another's host with every path", () =>
        property((claimed) => {
            const rules = planRules(claimed);
            for (const { service, condition } of claimed) {
                const holding = rules.filter((rule) =>
                    conditionsOf(rule).some((one) => conditionText(one) === conditionText(condition)),
                );
                const covered = rules.some(
                    (rule) => rule.service === service && rule.paths.length === 0 && rule.host === condition.host,
                );
                assert.ok(holding.length === 1 || (holding.length === 0 && covered));
                for (const rule of holding) assert.equal(rule.service, service);
            }
        }));

    it("hold nothing that is not claimed", () =>
        property((claimed) => {
            const known = new Set(claimed.map(({ service, condition }) => `${service} ${conditionText(condition)}`));
            for (const rule of planRules(claimed))
                for (const condition of conditionsOf(rule))
                    assert.ok(known.has(`${rule.service} ${conditionText(condition)}`));
        }));

    it("never answer for a service whose claim is less specific than another's", () =>
        property((claimed) => {
            const rules = planRules(claimed);
            for (const { condition } of claimed)
                for (const request of requestsFor(condition).slice(0, 8)) {
                    const rule = answering(rules, request);
                    assert.notEqual(rule, undefined);
                    // Of the winner's claims, none that the request takes may have another service's claim within it.
                    const won = claimed.filter(
                        (claim) => claim.service === rule?.service && takes(request, claim.condition),
                    );
                    const better = claimed.filter(
                        (claim) => claim.service !== rule?.service && takes(request, claim.condition),
                    );
                    const justified = won.some(
                        (mine) => !better.some((other) => lies(other.condition, mine.condition)),
                    );
                    assert.ok(justified, `${JSON.stringify(request)} goes to ${rule?.service}`);
                }
        }, 80));

    it("send what only one claim is within all others to that claim's service", () =>
        property((claimed) => {
            const rules = planRules(claimed);
            for (const { service, condition } of claimed) {
                const request = requestsFor(condition).at(-1);
                assert.ok(request);
                const others = claimed.filter(
                    (claim) => claim.condition !== condition && takes(request, claim.condition),
                );
                if (others.every((other) => lies(condition, other.condition)))
                    assert.equal(answering(rules, request)?.service, service);
            }
        }));

    it("do not depend on the order of services and routes", () =>
        fc.assert(
            fc.property(
                anyClaims.chain((claimed) =>
                    fc.tuple(fc.constant(claimed), fc.shuffledSubarray(claimed, { minLength: claimed.length })),
                ),
                ([claimed, shuffled]) => assert.deepEqual(planRules(shuffled), planRules(claimed)),
            ),
            { numRuns: 100 },
        ));
});

describe("model: listener rules of routes that say their priority", () => {
    it("stand exactly there", () => assert.deepEqual(placesOf(placed({ api: { "/api/*": 10 } })), ["10 api: /api/*"]));

    it("hold all routes of one service and host with the same priority", () =>
        assert.deepEqual(placesOf(placed({ api: { "/a/*": 10, "/b/*": 10 } })), ["10 api: /a/* /b/*"]));

    it("do not hold the service's other routes", () =>
        assert.deepEqual(placesOf(placed({ api: { "/a": 10, "/b": 20, "/*": undefined } })), [
            "10 api: /a",
            "20 api: /b",
            "50000 api: /*",
        ]));

    it("come before more specific ones of other services, as they are told to", () =>
        assert.deepEqual(
            planRules(placed({ api: { "/api/*": 10 }, user: { "/api/users/*": undefined } })).map((one) => one.service),
            ["api", "user"],
        ));

    it("still let a more specific route of another service have a rule of its own", () =>
        assert.deepEqual(
            planRules(placed({ web: { "/*": undefined, "/a/b/c": undefined }, other: { "/a/*": 40_000 } })).map(
                ({ service, paths }) => [service, ...paths],
            ),
            [
                ["web", "/a/b/c"],
                ["other", "/a/*"],
                ["web", "/*"],
            ],
        ));

    it("never share a priority with a rule whose place is computed", () =>
        fc.assert(
            fc.property(anyPlacedClaims, (claimed) => {
                const priorities = planRules(claimed).map(({ priority }) => priority);
                assert.equal(new Set(priorities).size, priorities.length);
            }),
            { numRuns: 150 },
        ));

    it("have their routes and no others", () =>
        fc.assert(
            fc.property(anyPlacedClaims, (claimed) => {
                const rules = planRules(claimed);
                for (const { service, condition: one, priority } of claimed) {
                    if (priority === undefined) continue;
                    const rule = rules.find((candidate) => candidate.priority === priority);
                    assert.equal(rule?.service, service);
                    assert.deepEqual(rule === undefined ? [] : conditionsOf(rule), [one]);
                }
            }),
            { numRuns: 150 },
        ));

    it("move no other rule, unless it stood exactly there", () => {
        const names = Array.from({ length: 60 }, (_, index) => `svc${index}`);
        const base = placed(Object.fromEntries(names.map((name) => [name, { [`/${name}/*`]: undefined }])));
        const before = planRules(base);
        const after = planRules([...base, ...placed({ new: { "/new/*": 10 } })]);
        assert.deepEqual(
            after.filter(({ service }) => service !== "new"),
            before,
        );
        const stood = before[7];
        const contested = planRules([...base, ...placed({ new: { "/new/*": stood?.priority } })]);
        const moved = before.filter(
            (rule) => contested.find(({ service }) => service === rule.service)?.priority !== rule.priority,
        );
        assert.deepEqual(moved, [stood]);
    });

    it("leave the service for every request the last place that is free", () => {
        const rules = planRules(placed({ web: { "/*": undefined }, odd: { "/a": 50_000, "/b": 49_999 } }));
        const web = rules.find(({ service }) => service === "web");
        assert.ok(web !== undefined && web.priority < 49_999 && web.priority > 49_000);
    });

    it("are too many where none is left for the others", () => {
        const most = Object.fromEntries(Array.from({ length: 4100 }, (_, index) => [`/${index}`, 50_000 - index]));
        assert.throws(
            () => planRules(placed({ web: { "/*": undefined }, odd: most })),
            /RangeError: there is no listener-rule priority left for \/\*/,
        );
    });

    it("are found by their service's routes", () => {
        const rules = planRules(placed({ api: { "/a": 10, "a.com/*": 20, "a.com/x": undefined, "/b": undefined } }));
        const of = (text: string) => priorityOf("api", condition(text), rules);
        assert.equal(of("/a"), 10);
        assert.equal(of("a.com/*"), 20);
        assert.equal(of("/c"), undefined);
        assert.equal(priorityOf("other", condition("/a"), rules), undefined);
    });
});
