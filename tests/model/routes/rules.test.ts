import assert from "node:assert/strict";
import fc from "fast-check";
import { highestRulePriority } from "../../../model/aws/limits";
import { conditionText } from "../../../model/plan/routes/condition";
import { planRules, type Claim } from "../../../model/plan/routes/rules";
import { answering, anyClaims, claims, conditionsOf, lies, requestsFor, takes } from "../../support/routes";

/** The rules as text, in order: `order: /orders /orders/*`. */
const rulesOf = (routes: Readonly<Record<string, readonly string[]>>) =>
    planRules(claims(routes)).map(({ service, host, paths }) =>
        [`${service}:`, host, ...paths].filter(Boolean).join(" "),
    );

const property = (check: (claimed: Claim[]) => void, numRuns = 150) =>
    fc.assert(fc.property(anyClaims, check), { numRuns });

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
