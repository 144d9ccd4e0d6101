import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { worker } from "../../support/plans";
import { costOf, lineOf } from "./lines";

const costWith = (cache: NonNullable<ServiceConfiguration["cache"]>) => costOf({ services: [worker({ cache })] });

describe("the cost of caches", () => {
    for (const [what, cache, hours, usd] of [
        ["one node", {}, 730, 9.93],
        ["its replicas, as many nodes", { replicas: 2 }, 2190, 29.78],
        ["another type of node", { node: "cache.m7g.large", replicas: 0 }, 730, 102.2],
    ] as const)
        it(`is the hours of ${what}`, () => {
            const line = lineOf(costWith(cache), "caches/mailer");
            assert.deepEqual([line?.quantity.desired, line?.monthlyUsd?.desired], [hours, usd]);
        });

    it("has the secret with the password", () =>
        assert.equal(lineOf(costWith({}), "secrets/kept")?.monthlyUsd?.desired, 0.4));

    it("is told as missing for a node whose price is not known: an instance of EC2 of that name is none", () =>
        assert.deepEqual(costWith({ node: "cache.t3.medium" }).missing, ["no price for cache.t3.medium in eu-west-1"]));
});
