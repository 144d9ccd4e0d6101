import { conditionValuesPerRule } from "../../aws/limits";
import { groupBy } from "../../group-by";
import { conditionText } from "../../plan/routes/condition";
import { differInPathOnly, fitOneRule, outcomeOf } from "../../plan/routes/rules";
import { writtenRoutes, type WrittenRoute } from "../../plan/routes/written-route";
import { finding, type Check, type Finding, type Rule } from "../rule";

const quoted = ({ condition }: WrittenRoute) => `"${conditionText(condition)}"`;

/** What two routes of one service do not have in common. */
function differingIn(one: WrittenRoute, other: WrittenRoute): string {
    if (one.condition.host !== other.condition.host) return "hosts";
    return differInPathOnly(one.condition, other.condition) ? "rewrites or authentication" : "conditions";
}

/** Why two routes can't be in one rule. */
const apart = (one: WrittenRoute, other: WrittenRoute) =>
    one.service === other.service
        ? `${quoted(one)} and ${quoted(other)} have different ${differingIn(one, other)}, so each has a rule of its own, and both have priority ${one.priority}`
        : `services "${one.service}" (${quoted(one)}) and "${other.service}" (${quoted(other)}) both have priority ${one.priority}`;

const check: Check = ({ configuration, where }) => {
    const at = ({ service, index }: WrittenRoute) => where("services", service, "routes", index, "priority");
    const placed = writtenRoutes(configuration).filter(({ priority }) => priority !== undefined);
    const same = groupBy(placed, ({ loadBalancer, priority }) => `${loadBalancer} ${priority}`);
    return [...same.values()].flatMap(([first, ...others]): Finding[] => {
        if (first === undefined) return [];
        const strangers = others.filter(
            (other) => outcomeOf(other) !== outcomeOf(first) || !differInPathOnly(other.condition, first.condition),
        );
        if (strangers.length > 0)
            return strangers.map((other) => finding(at(other), apart(first, other), "give each its own priority"));
        if (fitOneRule([first, ...others].map(({ condition }) => condition))) return [];
        return [
            finding(
                at(others.at(-1) ?? first),
                `the ${others.length + 1} routes of "${first.service}" with priority ${first.priority} do not fit into one rule, which has at most ${conditionValuesPerRule} values, a host among them, and 5 wildcards`,
                "give some of them another priority",
            ),
        ];
    });
};

/** The rule `routes/priority`. */
export const routesPriority: Rule = {
    id: "routes/priority",
    severity: "error",
    what: "Routes of one load balancer with the same `priority` are of one service, differ in their path only, and fit into one listener rule.",
    why: "The load balancer refuses a second rule with a priority that is in use, and the deployment stops half way.",
    remedy: "Give each rule its own priority, from 1 to 50000. Those from 1 to 100 are kept free for this.",
    source: "CreateRule, ELBv2 API reference (PriorityInUse); Quotas for your Application Load Balancers.",
    check,
};
