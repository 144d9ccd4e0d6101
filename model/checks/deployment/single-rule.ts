import { hasAlternate } from "../../plan/deployment";
import { conditionText } from "../../plan/routes/condition";
import { conditionsOf } from "../../plan/routes/rules";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { plan }) => {
    const rules = plan?.services.find(({ name }) => name === service.name)?.exposure?.rules ?? [];
    if (!hasAlternate(service.deployment) || rules.length < 2) return [];
    const texts = rules.map((rule) => conditionsOf(rule).map(conditionText).join(" "));
    return [
        finding(
            at("routes"),
            `takes ${rules.length} listener rules (${texts.join(" | ")}), and with deployment.strategy "${service.deployment.strategy}" ECS moves the requests of one`,
            'join the routes with a wildcard, so that one host and up to five paths are left and no other service has a path between them, or write deployment.strategy "rolling"',
        ),
    ];
});

/** The rule `deployment/single-rule`. */
export const deploymentSingleRule: Rule = {
    id: "deployment/single-rule",
    severity: "error",
    what: "The routes of a service that is deployed blue-green, canary or linear take one listener rule: one host, up to five values, and no path of another service between them.",
    why: "ECS is told of one production rule and changes its weights. Requests of a second rule would stay with the old tasks, and find none when these have stopped.",
    remedy: "Join the routes with a wildcard, or let the service roll.",
    source: "AdvancedConfiguration (productionListenerRule), ECS API reference; Quotas for your Application Load Balancers.",
    check,
};
