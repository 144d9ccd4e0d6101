import { targetGroupsPerLoadBalancer } from "../../aws/limits";
import { hasAlternate } from "../../plan/deployment";
import { prioritiesTaken } from "../../plan/existing-load-balancer";
import { rulesOn } from "../../plan/plan";
import { claimsOf } from "../../plan/routes/claims";
import { planRules } from "../../plan/routes/rules";
import { eachLoadBalancer, finding, type Check, type Finding, type Rule, type RuleInput } from "../rule";

/** How many rules a load balancer needs, or why they can't be planned. */
function rulesNeeded(key: string, taken: ReadonlySet<number>, { configuration, plan }: RuleInput): number | string {
    if (plan !== undefined) return rulesOn(plan, key).length;
    try {
        return planRules(claimsOf(configuration, key), taken).length;
    } catch (error) {
        if (error instanceof RangeError) return error.message;
        throw error;
    }
}

/** How many target groups a service has: a second one where ECS moves its requests between two. */
function targetGroupsFor(name: string, { configuration }: RuleInput): number {
    const service = configuration.services[name];
    return service !== undefined && hasAlternate(service.deployment) ? 2 : 1;
}

const elsewhere = "put some services behind another load balancer, one of loadBalancers";

const check: Check = eachLoadBalancer(({ existing, maxRules }, at, input, key) => {
    const exposed = [...new Set(claimsOf(input.configuration, key).map(({ service }) => service))];
    const groups = exposed.reduce((sum, service) => sum + targetGroupsFor(service, input), 0);
    const rules = rulesNeeded(key, prioritiesTaken(existing), input);
    const found: Finding[] = [];
    if (typeof rules === "string")
        found.push(finding(at(), rules, "write priorities for some of the routes that are like it"));
    if (groups > targetGroupsPerLoadBalancer)
        found.push(
            finding(
                at(),
                groups === exposed.length
                    ? `${groups} services have routes on it, and a load balancer has at most ${targetGroupsPerLoadBalancer} target groups, which AWS does not raise`
                    : `the ${exposed.length} services with routes on it have ${groups} target groups, two each where they are deployed blue-green, canary or linear, and a load balancer has at most ${targetGroupsPerLoadBalancer}, which AWS does not raise`,
                elsewhere,
            ),
        );
    if (typeof rules === "number" && rules > maxRules)
        found.push(
            finding(
                at("maxRules"),
                `the routes take ${rules} rules, and the quota is ${maxRules}`,
                `join paths with wildcards, or ${elsewhere}, or write ${rules} or more here once AWS has raised the quota`,
            ),
        );
    return found;
});

/** The rule `routes/quota`. */
export const routesQuota: Rule = {
    id: "routes/quota",
    severity: "error",
    what: "The routes of each load balancer take at most `maxRules` listener rules (100 unless AWS has raised the quota) and 100 target groups: one a service, two where it is deployed blue-green, canary or linear.",
    why: "AWS refuses the rule or target group that is one too many, after all others have been built.",
    remedy: "Join paths with wildcards, put some services behind a further load balancer, or ask AWS for more rules and write the new quota as `maxRules`.",
    source: "Quotas for your Application Load Balancers: rules per load balancer 100 (adjustable), target groups per load balancer 100 (not adjustable).",
    check,
};
