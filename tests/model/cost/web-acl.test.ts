import assert from "node:assert/strict";
import { webAclArn } from "../../support/wafs";
import { planWith } from "../../support/plans";

const linesOf = (waf: Readonly<Record<string, unknown>>, cost = {}) =>
    planWith({ sections: { loadBalancer: { waf }, cost } })
        .cost.lines.filter(({ key }) => /^(waf|requests)\//.test(key))
        .map(({ key, quantity, monthlyUsd }) => [key, quantity.desired, monthlyUsd?.desired]);

describe("the cost of a web ACL", () => {
    it("is that of itself, of its rules with the limit of requests, and of requests", () => {
        assert.deepEqual(linesOf({}), [
            ["waf/default/web-acl", 1, 5],
            ["waf/default/rules", 4, 4],
            ["requests/waf/default", 10, 6],
        ]);
    });

    it("is that of requests alone where it is already there", () => {
        assert.deepEqual(linesOf({ webAclArn }, { millionRequests: 100 }), [["requests/waf/default", 100, 60]]);
    });

    it("stands beside that of the requests of an API", () => {
        const { lines } = planWith({ sections: { apiGateway: {} } }).cost;
        assert.equal(lines.find(({ key }) => key === "requests/api-gateway")?.monthlyUsd?.desired, 11);
    });

    it("is told with what it takes for granted", () => {
        const { assumptions } = planWith({ sections: { loadBalancer: { waf: {} } } }).cost;
        assert.ok(
            assumptions.some(
                ({ text }) => text === "each web ACL looks at 10 million requests a month, and an API takes as many",
            ),
        );
    });
});
