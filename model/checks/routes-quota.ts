import { rulesPerLoadBalancer, targetGroupsPerLoadBalancer } from "../aws/limits";
import { claimsOf } from "../plan/plan";
import { conditionText } from "../plan/routes/condition";
import { planRules } from "../plan/routes/rules";
import { errorAt } from "../problem";
import type { Check } from "./check";

/** The routes fit on one load balancer. */
export const routesQuota: Check = ({ configuration, where }) => {
    const claims = claimsOf(configuration);
    const texts = new Set(claims.map(({ service, condition }) => `${service} ${conditionText(condition)}`));
    const exposed = new Set(claims.map(({ service }) => service)).size;
    const unique = new Set(claims.map(({ condition }) => conditionText(condition)));
    // Routes that are claimed twice can't be planned; another check tells of them.
    const problems = [];
    let rules = texts.size;
    if (unique.size === claims.length) {
        try {
            rules = planRules(claims).length;
        } catch (error) {
            if (!(error instanceof RangeError)) throw error;
            problems.push(errorAt(where("services"), "routes/quota", error.message, "join paths with wildcards"));
        }
    }
    if (exposed > targetGroupsPerLoadBalancer)
        problems.push(
            errorAt(
                where("services"),
                "routes/quota",
                `${exposed} services have routes, and a load balancer has at most ${targetGroupsPerLoadBalancer} target groups`,
                "remove the routes of some",
            ),
        );
    if (unique.size === claims.length && rules > rulesPerLoadBalancer)
        problems.push(
            errorAt(
                where("services"),
                "routes/quota",
                `the routes take ${rules} rules, and a load balancer has at most ${rulesPerLoadBalancer}`,
                "join paths with wildcards",
            ),
        );
    return problems;
};
