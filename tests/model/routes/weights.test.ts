import assert from "node:assert/strict";
import { targetTexts } from "../../../model/plan/routes/weights";
import type { RouteInput } from "../../../model/schema/route";
import { planWith, webService } from "../../support/plans";

const next = webService({ name: "next", routes: ["/next"] });
const planned = (...routes: readonly RouteInput[]) =>
    planWith({ services: [webService({ routes: [...routes] }), next] }).services.find(({ name }) => name === "order")
        ?.exposure;

describe("the weights of a route", () => {
    it("leave the service what the others don't get of 100", () =>
        assert.deepEqual(planned({ path: "/orders", weights: { next: 10 } })?.rules[0]?.weights, {
            shares: { next: 10, order: 90 },
        }));

    it("are as they are written where the service itself has one", () =>
        assert.deepEqual(
            planned({ path: "/orders", weights: { order: 999, next: 1 }, stickyWeights: "2 min" })?.rules[0]?.weights,
            { shares: { next: 1, order: 999 }, stickySeconds: 120 },
        ));

    it("are shared by routes of one rule, and divide it from others", () => {
        const weights = { next: 10 };
        const rules = planned("/orders/*", { path: "/a/*", weights }, { path: "/b/*", weights })?.rules ?? [];
        assert.deepEqual(rules.map(({ paths, weights: shared }) => [paths, shared !== undefined]).sort(), [
            [["/a/*", "/b/*"], true],
            [["/orders/*"], false],
        ]);
    });

    it("name the services that must run before the rule", () =>
        assert.deepEqual(planned({ path: "/orders", weights: { next: 10 } })?.sharesWith, ["next"]));

    it("let a service start before the one whose requests it shares, also where it calls it", () => {
        const plan = planWith({
            services: [
                webService({ routes: [{ path: "/orders", weights: { next: 10 } }] }),
                webService({ ...next, calls: ["order"] }),
            ],
        });
        assert.deepEqual(plan.services.find(({ name }) => name === "next")?.startsAfter, []);
    });

    it("are told in percent", () => {
        assert.deepEqual(targetTexts({ service: "order" }), ["order"]);
        assert.deepEqual(targetTexts({ service: "order", weights: { shares: { next: 1, order: 2 } } }), [
            "next 33.3 %",
            "order 66.7 %",
        ]);
        assert.deepEqual(targetTexts({ service: "order", weights: { shares: { next: 0, order: 0 } } }), [
            "next 0 %",
            "order 0 %",
        ]);
    });
});
