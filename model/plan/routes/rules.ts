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
    /** The place of its rule. @default - computed */
    readonly priority?: number;
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

/** Whether conditions of one service and host fit into one rule. */
export const fitOneRule = (conditions: readonly RouteCondition[]): boolean => fill(conditions).length <= 1;

/** The claims of one service on one host. */
const byServiceAndHost = ({ service, condition }: Claim) => `${service} ${condition.host ?? ""}`;

/** The conditions that share a rule, with its place where that is given. */
interface Shared {
    readonly service: string;
    readonly conditions: readonly RouteCondition[];
    readonly priority?: number;
}

/** The rules of the claims that say their place: those of one service, host and place share one. */
function explicitRules(claims: readonly Claim[]): Shared[] {
    const groups = groupBy(claims, (claim) => `${byServiceAndHost(claim)} ${claim.priority ?? ""}`);
    return [...groups.values()].flatMap(([first, ...others]) => {
        if (first?.priority === undefined) return [];
        const { service, priority } = first;
        const conditions = [first, ...others].map(({ condition }) => condition).sort(leastSpecificFirst);
        return fill(conditions).map((shared) => ({ service, conditions: shared, priority }));
    });
}

/** The rules of the claims whose place is computed. A claim with a place of its own divides them as any other does. */
function computedRules(claims: readonly Claim[]): Shared[] {
    const computed = claims.filter(({ priority }) => priority === undefined);
    return [...groupBy(computed, byServiceAndHost).values()].flatMap((group) => {
        const service = group[0]?.service ?? "";
        const others = claims.filter((claim) => claim.service !== service).map((claim) => claim.condition);
        const conditions = group.map((claim) => claim.condition).sort(leastSpecificFirst);
        return share(conditions, others).map((shared) => ({ service, conditions: shared }));
    });
}

/**
 * Turns what all services claim into listener rules in the order in which an ALB looks at them. A service has one rule
 * a host, unless it has more than 5 paths, or a path of another service has its place between two of its own, or some
 * of its routes say their place. Two rules have one place only where the claims say so: a check tells of it.
 * @param claims all conditions different
 * @throws RangeError if no places are left for all conditions
 */
export function planRules(claims: readonly Claim[]): RulePlan[] {
    const [explicit, computed] = [explicitRules(claims), computedRules(claims)];
    const taken = new Set(explicit.flatMap(({ priority }) => priority ?? []));
    const priorities = assignPriorities(
        computed.flatMap(({ conditions }) => conditions.slice(0, 1)),
        taken,
    );
    return [...explicit, ...computed]
        .map(({ service, conditions, priority }): RulePlan => {
            const [base] = conditions as [RouteCondition];
            const paths = conditions.map(({ path }) => path).sort();
            // A rule for a host alone needs no condition on the path.
            const everyPath = base.host !== undefined && paths.includes(anyPath);
            return {
                priority: priority ?? priorities.get(conditionText(base)) ?? 0,
                service,
                ...(base.host !== undefined && { host: base.host }),
                paths: everyPath ? [] : paths,
            };
        })
        .sort((a, b) => a.priority - b.priority);
}

/** The priority of the rule that a service's route is in, or undefined if none of the rules has it. */
export function priorityOf(service: string, condition: RouteCondition, rules: readonly RulePlan[]): number | undefined {
    const own = rules.filter((rule) => rule.service === service && rule.host === condition.host);
    const rule = own.find(({ paths }) => paths.includes(condition.path)) ?? own.find(({ paths }) => paths.length === 0);
    return rule?.priority;
}
