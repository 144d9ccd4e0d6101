import { conditionValuesPerRule, wildcardsPerRule } from "../../aws/limits";
import { groupBy } from "../../group-by";
import { actionIn, actionKey, type RouteAction } from "./action";
import { bandOf } from "./band";
import { anyPath, conditionText, includes, type RouteCondition } from "./condition";
import { wildcardsIn } from "./pattern";
import { assignPriorities, type Followers } from "./priorities";
import { requestConditionCount, requestConditionsIn, requestText } from "./request-conditions";
import { requestValueCount, requestWildcardCount, type RequestConditions } from "./request-conditions";

/** A listener rule: requests for the host and any of the paths go to the service, if all else holds too. */
export interface RulePlan extends RequestConditions, RouteAction {
    /** The place among all rules, from 1 to 50000: a lower number is looked at first. It also names the rule. */
    readonly priority: number;
    /** The name of the service that the rule forwards to. */
    readonly service: string;
    /** The host name, or undefined for any. */
    readonly host?: string;
    /** Up to 5 paths, or none for any. */
    readonly paths: readonly string[];
    /** Whether its requests are test requests, which reach a new version first. */
    readonly test?: true;
}

/** A condition, and the service that claims it. */
export interface Claim {
    readonly service: string;
    readonly condition: RouteCondition;
    /** What is done with the requests, beside sending them to the service. @default - nothing */
    readonly action?: RouteAction;
    /** The place of its rule. @default - computed */
    readonly priority?: number;
    /** Whether it is of test requests, which have a rule of their own. @default false */
    readonly test?: true;
}

/** The place of a condition by its host and path alone: of two that differ in nothing else, the wider has the higher. */
const placeOfPath = ({ host, path }: RouteCondition) => bandOf({ ...(host !== undefined && { host }), path }).start;

/** The least specific first, so that the first of a rule's conditions has its place and names it. */
const leastSpecificFirst = (a: RouteCondition, b: RouteCondition) =>
    bandOf(b).start - bandOf(a).start ||
    placeOfPath(b) - placeOfPath(a) ||
    (conditionText(a) < conditionText(b) ? -1 : 1);

/**
 * Divides conditions of one outcome that differ in their path only into those that can share one rule. A rule stands
 * where its least specific condition has its place. A condition that would then come after a wider one of another outcome
 * gets a rule before it.
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
        const shared = (host === "" ? 0 : 1) + requestValueCount(condition);
        const values = (rule?.length ?? 0) + 1 + shared;
        const used =
            wildcardsIn(host) +
            requestWildcardCount(condition) +
            [...(rule ?? []), condition].reduce((sum, { path }) => sum + wildcardsIn(path), 0);
        if (rule === undefined || values > conditionValuesPerRule || used > wildcardsPerRule) rules.push([condition]);
        else rule.push(condition);
    }
    return rules;
}

/** Whether conditions that differ in their path only fit into one rule. */
export const fitOneRule = (conditions: readonly RouteCondition[]): boolean => fill(conditions).length <= 1;

/** All of a condition but its path. */
const apartFromPath = (condition: RouteCondition) => `${condition.host ?? ""} ${requestText(condition)}`;

/** Whether two conditions differ in their path only, so that one rule can have both. */
export const differInPathOnly = (one: RouteCondition, other: RouteCondition): boolean =>
    apartFromPath(one) === apartFromPath(other);

/** What becomes of the requests of a claim: the same text where it is the same. */
export const outcomeOf = ({ service, action = {}, test }: Pick<Claim, "action" | "service" | "test">): string =>
    `${service} ${actionKey(action)}${test ? " test" : ""}`;

/** What the claims that can share a rule have in common. */
const sharing = (claim: Claim) => `${outcomeOf(claim)} ${apartFromPath(claim.condition)}`;

/** The conditions that share a rule, with its place where that is given. */
interface Shared extends Pick<Claim, "action" | "service" | "test"> {
    readonly conditions: readonly RouteCondition[];
    readonly priority?: number;
}

/** What becomes of the requests of a claim. */
const destinationOf = ({ service, action, test }: Claim): Pick<Claim, "action" | "service" | "test"> => ({
    service,
    ...(action && { action }),
    ...(test && { test }),
});

/** The rules of the claims that say their place: those that can share one and have one place do. */
function explicitRules(claims: readonly Claim[]): Shared[] {
    const groups = groupBy(claims, (claim) => `${sharing(claim)} ${claim.priority ?? ""}`);
    return [...groups.values()].flatMap(([first, ...others]) => {
        if (first?.priority === undefined) return [];
        const { priority } = first;
        const conditions = [first, ...others].map(({ condition }) => condition).sort(leastSpecificFirst);
        return fill(conditions).map((shared) => ({ ...destinationOf(first), conditions: shared, priority }));
    });
}

/** The rules of the claims whose place is computed. A claim with a place of its own divides them as any other does. */
function computedRules(claims: readonly Claim[]): Shared[] {
    const computed = claims.filter(({ priority }) => priority === undefined);
    return [...groupBy(computed, sharing).values()].flatMap((group) => {
        const [first] = group as [Claim];
        const others = claims.filter((claim) => outcomeOf(claim) !== outcomeOf(first)).map((claim) => claim.condition);
        const conditions = group.map((claim) => claim.condition).sort(leastSpecificFirst);
        return share(conditions, others).map((shared) => ({ ...destinationOf(first), conditions: shared }));
    });
}

/** The first condition of a rule, which has its place. */
const baseOf = ({ conditions }: Shared) => conditions[0] as RouteCondition;

/** The rules that must come after each: those with another outcome, one of whose conditions has one of its own within it. */
function followersAmong(rules: readonly Shared[]): Followers {
    const further = rules.filter((rule) => requestConditionCount(baseOf(rule)) > 0);
    const followers = new Map(
        further.map((rule) => [
            conditionText(baseOf(rule)),
            further
                .filter(
                    (other) =>
                        outcomeOf(other) !== outcomeOf(rule) &&
                        other.conditions.some((wide) => rule.conditions.some((narrow) => includes(wide, narrow))),
                )
                .map(baseOf),
        ]),
    );
    return (condition) => followers.get(conditionText(condition)) ?? [];
}

function rulePlan({ service, action = {}, test, conditions }: Shared, priority: number): RulePlan {
    const [base] = conditions as [RouteCondition];
    const paths = conditions.map(({ path }) => path).sort();
    // A rule that looks at something else needs no condition on the path for every path.
    const everyPath = (base.host !== undefined || requestConditionCount(base) > 0) && paths.includes(anyPath);
    return {
        priority,
        service,
        ...(base.host !== undefined && { host: base.host }),
        paths: everyPath ? [] : paths,
        ...requestConditionsIn(base),
        ...actionIn(action),
        ...(test && { test }),
    };
}

/**
 * Turns what all services claim into listener rules in the order in which an ALB looks at them. A service has one rule
 * for paths that have all else in common, unless it has more than 5 values, or a path of another service has its place
 * between two of its own, or some of its routes say their place. Two rules have one place only where the claims say so: a
 * check tells of it.
 * @param claims all conditions different
 * @param reserved the places that belong to others
 * @throws RangeError if no places are left for all conditions
 */
export function planRules(claims: readonly Claim[], reserved: ReadonlySet<number> = new Set()): RulePlan[] {
    const [explicit, computed] = [explicitRules(claims), computedRules(claims)];
    const taken = new Set([...reserved, ...explicit.flatMap(({ priority }) => priority ?? [])]);
    const priorities = assignPriorities(computed.map(baseOf), taken, followersAmong(computed));
    return [...explicit, ...computed]
        .map((rule) => rulePlan(rule, rule.priority ?? priorities.get(conditionText(baseOf(rule))) ?? 0))
        .sort((a, b) => a.priority - b.priority);
}

/** The conditions of a rule, one for each of its paths. */
export const conditionsOf = ({ host, paths, ...rule }: Omit<RulePlan, "priority" | "service">): RouteCondition[] =>
    (paths.length === 0 ? [anyPath] : paths).map((path) => ({
        ...(host !== undefined && { host }),
        path,
        ...requestConditionsIn(rule),
    }));

/** The priority of the rule that a service's route is in, or undefined if none of the rules has it. */
export function priorityOf(service: string, condition: RouteCondition, rules: readonly RulePlan[]): number | undefined {
    const own = rules.filter(
        (rule) => rule.service === service && conditionsOf(rule).some((one) => differInPathOnly(one, condition)),
    );
    const rule = own.find(({ paths }) => paths.includes(condition.path)) ?? own.find(({ paths }) => paths.length === 0);
    return rule?.priority;
}
