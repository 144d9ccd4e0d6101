import assert from "node:assert/strict";
import fc from "fast-check";
import { conditionOf, type RouteCondition } from "../../../model/plan/routes/condition";
import type { RulePlan } from "../../../model/plan/routes/rules";
import { decideFixture, serviceFile, withServices, withStack } from "../../support/fixtures";
import { anyCondition, conditionsOf, lies } from "../../support/routes";

type Route = Pick<RouteCondition, "host" | "path"> & { readonly priority?: number };

/** Routes of which some say a priority, from so few that they often meet. */
const anyRoute: fc.Arbitrary<Route> = fc
    .tuple(anyCondition, fc.option(fc.constantFrom(1, 2, 3, 20_000, 45_000, 50_000), { nil: undefined }))
    .map(([one, priority]) => ({ ...one, ...(priority !== undefined && { priority }) }));

/** Three services on one or two load balancers. */
const anyServices = fc
    .array(fc.tuple(fc.array(anyRoute, { minLength: 1, maxLength: 4 }), fc.boolean()), { minLength: 3, maxLength: 3 })
    .map((services) =>
        services.map(([routes, apart], index) => ({
            name: `svc${index}`,
            image: { uri: "registry.example.com/svc:1.0.0" },
            cpu: "0.125 vCPU",
            memory: "64 MiB",
            port: 8080,
            routes,
            ...(apart && { loadBalancer: "internal" }),
        })),
    );

describe("model: routes that the checks let through", () => {
    it("have a rule each that can match, and no two rules of a load balancer one priority", () => {
        let passed = 0;
        fc.assert(
            fc.property(anyServices, (services) => {
                const sources = withServices(...services.map((service) => serviceFile(service)));
                const { plan, problems } = decideFixture(withStack("loadBalancers.internal", {}, sources));
                if (problems.some(({ id, severity }) => severity === "error" && /^(routes\/|schema)/.test(id))) return;
                passed++;
                for (const { key } of plan?.loadBalancers ?? []) {
                    const rules = (plan?.services ?? [])
                        .flatMap(({ exposure }) => (exposure?.loadBalancer === key ? exposure.rules : []))
                        .sort((a, b) => a.priority - b.priority);
                    assert.equal(new Set(rules.map(({ priority }) => priority)).size, rules.length);
                    for (const [index, rule] of rules.entries())
                        for (const one of conditionsOf(rule)) assert.ok(!hidden(one, rule, rules.slice(0, index)));
                }
                for (const { name, routes } of services) {
                    const rules = plan?.services.find((service) => service.name === name)?.exposure?.rules ?? [];
                    for (const route of routes)
                        assert.ok(rules.flatMap(conditionsOf).some((one) => lies(conditionOf(route), one)));
                }
            }),
            { numRuns: 150, seed: 4 },
        );
        assert.ok(passed >= 20, `only ${passed} passed`);
    });
});

/** Whether a rule of another service takes all requests of a condition first. */
const hidden = (one: RouteCondition, { service }: RulePlan, earlier: readonly RulePlan[]) =>
    earlier.some((rule) => rule.service !== service && conditionsOf(rule).some((wider) => lies(one, wider)));
