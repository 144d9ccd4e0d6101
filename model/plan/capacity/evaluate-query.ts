import type { ClusterQuery } from "./cluster-query";

/** What is known of an instance before it runs, by the subject that a query names it with. */
export type KnownAttributes = Readonly<Record<string, string>>;

/** The attributes that ECS gives an instance and that the plan knows. Source: Built-in attributes, Amazon ECS task placement constraints, ECS developer guide. */
export const attributesOf = (instance: {
    readonly instanceType: string;
    readonly zone: string;
    readonly architecture: string;
}): KnownAttributes => ({
    "attribute:ecs.instance-type": instance.instanceType,
    "attribute:ecs.availability-zone": instance.zone,
    "attribute:ecs.cpu-architecture": instance.architecture,
    "attribute:ecs.os-type": "linux",
    "attribute:ecs.os-family": "LINUX",
});

/** The subjects of a query, each once, in the order in which they are written. */
export function subjectsOf(query: ClusterQuery): string[] {
    switch (query.kind) {
        case "comparison":
            return [query.subject];
        case "not":
            return subjectsOf(query.query);
        default:
            return [...new Set(query.queries.flatMap(subjectsOf))];
    }
}

/** Whether an instance fulfils a query, or undefined where that hangs on something unknown. */
export function evaluateQuery(query: ClusterQuery, attributes: KnownAttributes): boolean | undefined {
    switch (query.kind) {
        case "comparison":
            return compare(query, attributes);
        case "not":
            return negated(evaluateQuery(query.query, attributes));
        default: {
            const results = query.queries.map((part) => evaluateQuery(part, attributes));
            const decisive = query.kind === "or";
            if (results.includes(decisive)) return decisive;
            return results.includes(undefined) ? undefined : !decisive;
        }
    }
}

function compare(
    { subject, operator, values }: ClusterQuery & { kind: "comparison" },
    attributes: KnownAttributes,
): boolean | undefined {
    const actual = Object.hasOwn(attributes, subject) ? attributes[subject] : undefined;
    if (actual === undefined) return undefined;
    switch (operator) {
        case "exists":
            return true;
        case "not_exists":
            return false;
        case "equals":
        case "in":
            return values.includes(actual);
        case "not_equals":
        case "not_in":
            return !values.includes(actual);
        case "matches":
            return matches(actual, values[0] ?? "");
        case "not_matches":
            return negated(matches(actual, values[0] ?? ""));
        // ECS orders agent versions, dates and counts, of which none is known here.
        default:
            return undefined;
    }
}

const negated = (result: boolean | undefined): boolean | undefined => (result === undefined ? undefined : !result);

/** A group that repeats. */
const repeatedGroup = /\)[*+{?]/;

/** What makes an engine try one way after the other. */
const choice = /[*+?{|]/g;

/** The most choices in an expression: with more, matching a name could take longer than anyone waits. */
const mostChoices = 6;

/** Whether an expression is matched in no time. Without groups, alternatives are tried one by one, so that each counts by itself. */
function isQuick(expression: string): boolean {
    const parts = /[()[\]\\]/.test(expression) ? [expression] : expression.split("|");
    return !repeatedGroup.test(expression) && parts.every((part) => (part.match(choice) ?? []).length <= mostChoices);
}

/** Whether a whole text matches a regular expression, or undefined for one that can't be told. */
function matches(text: string, expression: string): boolean | undefined {
    if (!isQuick(expression)) return undefined;
    try {
        return new RegExp(`^(?:${expression})$`).test(text);
    } catch {
        return undefined;
    }
}
