import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { diffPlans } from "../../../model/diff/diff";
import { rulesOn } from "../../../model/plan/plan";
import { planWith, webService } from "../../support/plans";

type Deployment = NonNullable<ServiceConfiguration["deployment"]>;

const shifting = (testRoute: Deployment["testRoute"], over: Partial<ServiceConfiguration> = {}) =>
    webService({ ...over, deployment: { strategy: "blue-green", ...(testRoute && { testRoute }) } });
const exposureOf = (...services: ServiceConfiguration[]) => planWith({ services }).services[0]?.exposure;
const testRuleOf = (...services: ServiceConfiguration[]) => {
    const { priority, ...rule } = exposureOf(...services)?.testRules[0] ?? { priority: 0 };
    return { priority, rule };
};

describe("the rule of a service's test requests", () => {
    const header = { headers: { "X-Test": "true" } } as const;

    it("asks what the routes ask, and more", () => {
        assert.deepEqual(testRuleOf(shifting(header)).rule, {
            service: "order",
            paths: ["/orders", "/orders/*"],
            headers: { "x-test": ["true"] },
            test: true,
        });
    });

    it("keeps what the routes ask, and what is done with their requests", () => {
        const route = {
            host: "*.example.com",
            path: "/orders/*",
            headers: { "x-tenant": "acme" },
            rewrite: { url: { regex: "^/orders/?(.*)$", replace: "/$1" } },
        };
        const { rule } = testRuleOf(shifting({ ...header, host: "Test.example.com" }, { routes: [route] }));
        assert.deepEqual(rule, {
            service: "order",
            host: "test.example.com",
            paths: ["/orders/*"],
            headers: { "x-tenant": ["acme"], "x-test": ["true"] },
            rewrite: { url: { regex: "^/orders/?(.*)$", replace: "/$1" } },
            test: true,
        });
    });

    it("stands before the rule of all others", () => {
        for (const testRoute of [header, { host: "test.example.com" }, { query: { revision: "new" } }] as const) {
            const exposure = exposureOf(shifting(testRoute));
            const [test, production] = [exposure?.testRules[0]?.priority, exposure?.rules[0]?.priority];
            assert.ok(Number(test) < Number(production), `${test} and ${production}`);
        }
    });

    it("stands before a route of its own service within which its requests lie", () => {
        const routes = [{ path: "/orders", headers: { "x-tenant": "acme" } }];
        const exposure = exposureOf(shifting({ sourceCidrs: ["10.0.0.0/8"] }, { routes }));
        assert.ok(Number(exposure?.testRules[0]?.priority) < Number(exposure?.rules[0]?.priority));
    });

    it("has the place that is written", () => {
        assert.equal(testRuleOf(shifting({ ...header, priority: 3 })).priority, 3);
    });

    it("leaves the other rules where they are", () => {
        const others = [webService({ name: "user", routes: ["/users", { path: "/users", methods: ["POST"] }] })];
        const places = (...services: ServiceConfiguration[]) =>
            rulesOn(planWith({ services }), "default")
                .filter(({ test }) => test === undefined)
                .map(({ priority, service }) => [priority, service]);
        assert.deepEqual(places(shifting(header), ...others), places(shifting(undefined), ...others));
    });

    it("is told of as a route for test requests that is added", () => {
        const [before, after] = [undefined, header].map((testRoute) =>
            planWith({ services: [shifting(testRoute, { routes: ["/orders"] })] }),
        );
        assert.ok(after !== undefined);
        assert.deepEqual(
            diffPlans(before, after).routes.map(({ kind, route, after: target }) => [kind, route, target?.action]),
            [["added", "/orders (header x-test: true)", "test requests"]],
        );
    });
});
