import { conditionValuesPerRule, wildcardsPerRule } from "../../aws/limits";
import { shiftsTraffic } from "../../plan/deployment";
import { conditionText, includes } from "../../plan/routes/condition";
import { wildcardsIn } from "../../plan/routes/pattern";
import { placedRoutes } from "../../plan/routes/placed-route";
import { requestValueCount, requestWildcardCount } from "../../plan/routes/request-conditions";
import type { RulePlan } from "../../plan/routes/rules";
import { testRoutes, type TestRoute } from "../../plan/routes/test-route";
import { writtenRoutes } from "../../plan/routes/written-route";
import { finding, type Check, type Finding, type Rule, type RuleInput } from "../rule";

const rolling: Check = ({ configuration, where }) =>
    Object.values(configuration.services).flatMap(({ name, deployment }) =>
        deployment.testRoute === undefined || shiftsTraffic(deployment)
            ? []
            : [
                  finding(
                      where("services", name, "deployment", "testRoute"),
                      "is of no use: a rolling deployment mixes new tasks with old ones",
                      'remove it, or write strategy "blue-green"',
                  ),
              ],
    );

const quoted = (route: Pick<TestRoute, "condition">) => `"${conditionText(route.condition)}"`;

/** What a test route takes from its own service's requests, or from another's. */
function collisions({ configuration, where }: RuleInput): Finding[] {
    const tests = testRoutes(configuration);
    return tests.flatMap((test): Finding[] => {
        const { service, loadBalancer, condition, production, priority } = test;
        const at = (...path: string[]) => where("services", service, "deployment", "testRoute", ...path);
        if (includes(condition, production.condition))
            return [
                finding(
                    at(),
                    `every request that takes ${quoted(production)} would be a test request`,
                    "ask something more of test requests, such as a header that no other has",
                ),
            ];
        const same = [...writtenRoutes(configuration), ...tests].find(
            (other) =>
                other.service !== service &&
                other.loadBalancer === loadBalancer &&
                conditionText(other.condition) === conditionText(condition),
        );
        if (same)
            return [
                finding(
                    at(),
                    `its requests, ${quoted(test)}, are those of a route of "${same.service}"`,
                    "ask something else of test requests",
                ),
            ];
        const taken = [...writtenRoutes(configuration), ...tests].find(
            (other) =>
                priority !== undefined &&
                other.priority === priority &&
                other.loadBalancer === loadBalancer &&
                !("test" in other && other.service === service),
        );
        if (!taken) return [];
        return [
            finding(
                at("priority"),
                `${priority} is that of ${quoted(taken)} of "${taken.service}"`,
                "write another, lower than those of the service's routes",
            ),
        ];
    });
}

/** Whether an ALB takes a rule, which has few values and wildcards. */
function tooMuch(rule: RulePlan): boolean {
    const host = rule.host ?? "";
    const values = (host === "" ? 0 : 1) + rule.paths.length + requestValueCount(rule);
    const wildcards = [host, ...rule.paths].reduce((sum, text) => sum + wildcardsIn(text), requestWildcardCount(rule));
    return values > conditionValuesPerRule || wildcards > wildcardsPerRule;
}

const size: Check = ({ configuration, plan, where }) =>
    (plan?.services ?? []).flatMap(({ name, exposure }) => {
        const rules = exposure?.testRules ?? [];
        if (configuration.services[name] === undefined || (rules.length < 2 && !rules.some(tooMuch))) return [];
        return [
            finding(
                where("services", name, "deployment", "testRoute"),
                `and the routes do not fit into one listener rule, which has ${conditionValuesPerRule} values, and ${wildcardsPerRule} wildcards, in all its conditions`,
                "ask less of test requests, or join the routes with a wildcard",
            ),
        ];
    });

/** Rules that come first, and take all that a test rule is there for. */
function hidden({ configuration, plan, where }: RuleInput): Finding[] {
    if (plan === undefined) return [];
    const placed = placedRoutes(configuration, plan).flat();
    const ruleOf = new Map(plan.services.map(({ name, exposure }) => [name, exposure?.testRules[0]]));
    return testRoutes(configuration).flatMap((test) => {
        const rule = ruleOf.get(test.service);
        const first = placed.find(
            (route) =>
                rule !== undefined &&
                route.loadBalancer === test.loadBalancer &&
                route.priority < rule.priority &&
                includes(route.condition, test.condition),
        );
        if (first === undefined) return [];
        return finding(
            where("services", test.service, "deployment", "testRoute"),
            `gets no request ${quoted(test)}: ${quoted(first)} of "${first.service}" (priority ${first.priority}) is evaluated first`,
            first.priority > 1
                ? `write testRoute.priority below ${first.priority}, or remove the priority of ${quoted(first)}`
                : `remove the priority of ${quoted(first)}`,
        );
    });
}

/** The first finding at each place: a service's routes have one test route in common. */
const once = (findings: readonly Finding[]): Finding[] =>
    findings.filter(({ path }, index) => findings.findIndex((each) => each.path === path) === index);

const check: Check = (input) => [...rolling(input), ...once([...collisions(input), ...hidden(input)]), ...size(input)];

/** The rule `deployment/test-route`. */
export const deploymentTestRoute: Rule = {
    id: "deployment/test-route",
    severity: "error",
    what: "Test requests are told from all others, fit into one listener rule that comes before the others, and are of a service whose requests ECS moves.",
    why: "ECS is told of one test rule. A request that another rule takes first never reaches the new version before it is everyone's; and one that everybody sends brings the new version to everybody at once.",
    remedy: "Ask for a header that no other request has, and let its priority be computed.",
    source: "AdvancedConfiguration (testListenerRule), ECS API reference; Application Load Balancer resources for blue/green, linear, and canary deployments, ECS developer guide; Quotas for your Application Load Balancers.",
    check,
};
