import assert from "node:assert/strict";
import fc from "fast-check";
import { answeringRule, type Request } from "../../../model/plan/routes/answering-rule";
import { planRules } from "../../../model/plan/routes/rules";
import { chosenService } from "../../../model/plan/routes/weights";
import { answering, anyClaims, claims, requestsFor } from "../../support/routes";

const request = (over: Partial<Request>): Request => ({
    method: "GET",
    host: "shop.example.com",
    url: "/",
    headers: {},
    sourceAddress: "127.0.0.1",
    ...over,
});

describe("model: the rule that answers a request", () => {
    it("is the first of those that take it", () =>
        fc.assert(
            fc.property(anyClaims, (claimed) => {
                const rules = planRules(claimed);
                for (const { host, path } of claimed.flatMap(({ condition }) => requestsFor(condition))) {
                    // A question mark in a URL begins the query string.
                    if (path.includes("?")) continue;
                    assert.equal(answeringRule(rules, request({ host, url: path })), answering(rules, { host, path }));
                }
            }),
            { numRuns: 60 },
        ));

    const serviceOf = (routes: Readonly<Record<string, readonly string[]>>, over: Partial<Request>) =>
        answeringRule(planRules(claims(routes)), request(over))?.service;

    it("is none where none takes it", () => assert.equal(serviceOf({ a: ["/a"] }, { url: "/b" }), undefined));
    it("looks at no port and no letter case of the host", () =>
        assert.equal(serviceOf({ a: ["a.com/*"] }, { host: "A.com:8080" }), "a"));
    it("looks at the path without its query string, as it is encoded", () => {
        assert.equal(serviceOf({ a: ["/a"] }, { url: "/a?b=/c" }), "a");
        assert.equal(serviceOf({ a: ["/a/b"] }, { url: "/a%2Fb" }), undefined);
    });
});

describe("model: the service that gets a request of a shared rule", () => {
    const shares = { a: 0, b: 30, c: 10 };
    const chosen = (chance: number) => chosenService({ service: "b", weights: { shares } }, chance);

    it("is chosen by weight, and never one without any", () =>
        assert.deepEqual([0, 0.74, 0.75, 0.99].map(chosen), ["b", "b", "c", "c"]));
    it("is the route's own where nothing is shared", () => {
        assert.equal(chosenService({ service: "b" }, 0.5), "b");
        assert.equal(chosenService({ service: "b", weights: { shares: { a: 0, b: 0 } } }, 0.5), "b");
    });
});
