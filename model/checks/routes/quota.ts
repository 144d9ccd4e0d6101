import { rulesPerLoadBalancer, targetGroupsPerLoadBalancer } from "../../aws/limits";
import { claimsOf } from "../../plan/plan";
import { conditionText } from "../../plan/routes/condition";
import { planRules } from "../../plan/routes/rules";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
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
            problems.push(finding(where("services"), error.message, "join paths with wildcards"));
        }
    }
    if (exposed > targetGroupsPerLoadBalancer)
        problems.push(
            finding(
                where("services"),
                `${exposed} services have routes, and a load balancer has at most ${targetGroupsPerLoadBalancer} target groups`,
                "remove the routes of some",
            ),
        );
    if (unique.size === claims.length && rules > rulesPerLoadBalancer)
        problems.push(
            finding(
                where("services"),
                `the routes take ${rules} rules, and a load balancer has at most ${rulesPerLoadBalancer}`,
                "join paths with wildcards",
            ),
        );
    return problems;
};

/** The routes fit on one load balancer. */
export const routesQuota: Rule = {
    id: "routes/quota",
    severity: "error",
    what: "The routes fit on one load balancer.",
    why: "",
    remedy: "",
    source: "",
    check,
};
