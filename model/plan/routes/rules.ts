import { groupBy } from "../../group-by";
import { conditionValuesPerRule } from "../../aws/limits";
import { bandOf } from "./band";
import { anyPath, conditionText, includes, type RouteCondition } from "./condition";
import { assignPriorities } from "./priorities";

/** A listener rule: requests for the host and any of the paths go to the service. */
export interface RulePlan {
    /** The place among all rules, from 1 to 50000: a lower number is looked at first. It also names the rule. */
    readonly priority: number;
    /** The name of the service that the rule forwards to. */
    readonly service: string;
    /** The host name, or undefined for any. */
    readonly host?: string;
    /** Up to 5 paths. */
    readonly paths: readonly string[];
}

/** A condition, and the service that claims it. */
export interface Claim {
    readonly service: string;
    readonly condition: RouteCondition;
}

const mostWildcards = 5;
const wildcards = (text: string) => text.match(/[*?]/g)?.length ?? 0;

/** The least specific first, so that the first of a rule's conditions has its place and names it. */
const leastSpecificFirst = (a: RouteCondition, b: RouteCondition) =>
    bandOf(b).start - bandOf(a).start || (conditionText(a) < conditionText(b) ? -1 : 1);

/**
 * Divides conditions of one service and host into those that can share one rule. A rule stands where its least specific
 * condition has its place. A condition that would then come after a wider one of another service gets a rule before it.
 */
function share(conditions: readonly RouteCondition[], others: readonly RouteCondition[]): RouteCondition[][] {
    const [base, ...rest] = conditions;
    if (base === undefined) return [];
    const place = bandOf(base).start;
    const hidden = rest.filter((condition) =>
        others.some((other) => bandOf(other).start <= place && includes(other, condition)),
    );
    const together = conditions.filter((condition) => !hidden.includes(condition));
    return [...fill(together), ...share(hidden, others)];
}

/** Divides conditions so that each rule keeps to 5 values and 5 wildcards. */
function fill(conditions: readonly RouteCondition[]): RouteCondition[][] {
    const rules: RouteCondition[][] = [];
    for (const condition of conditions) {
        const rule = rules.at(-1);
        const host = condition.host ?? "";
        const values = (rule?.length ?? 0) + 1 + (host === "" ? 0 : 1);
        const used = wildcards(host) + [...(rule ?? []), condition].reduce((sum, { path }) => sum + wildcards(path), 0);
        if (rule === undefined || values > conditionValuesPerRule || used > mostWildcards) rules.push([condition]);
        else rule.push(condition);
    }
    return rules;
}

/**
 * Turns what all services claim into listener rules in the order in which an ALB looks at them. A service has one rule
 * a host, unless it has more than 5 paths, or a path of another service has its place between two of its own.
 * @param claims all conditions different
 */
export function planRules(claims: readonly Claim[]): RulePlan[] {
    const groups = groupBy(claims, ({ service, condition }) => `${service} ${condition.host ?? ""}`);
    const rules = [...groups.values()].flatMap((group) => {
        const service = group[0]?.service ?? "";
        const others = claims.filter((claim) => claim.service !== service).map((claim) => claim.condition);
        const conditions = group.map((claim) => claim.condition).sort(leastSpecificFirst);
        return share(conditions, others).map((shared) => ({ service, conditions: shared }));
    });
    const priorities = assignPriorities(rules.flatMap(({ conditions }) => conditions.slice(0, 1)));
    return rules
        .map(({ service, conditions }): RulePlan => {
            const [base] = conditions as [RouteCondition];
            const paths = conditions.map(({ path }) => path).sort();
            // A rule for a host alone needs no condition on the path.
            const everyPath = base.host !== undefined && paths.includes(anyPath);
            return {
                priority: priorities.get(conditionText(base)) ?? 0,
                service,
                ...(base.host !== undefined && { host: base.host }),
                paths: everyPath ? [] : paths,
            };
        })
        .sort((a, b) => a.priority - b.priority);
}
