/** How a query compares an attribute with values. */
export type QueryOperator =
    | "equals"
    | "not_equals"
    | "greater_than"
    | "greater_than_equal"
    | "less_than"
    | "less_than_equal"
    | "exists"
    | "not_exists"
    | "in"
    | "not_in"
    | "matches"
    | "not_matches";

/** An expression of ECS's cluster query language. */
export type ClusterQuery =
    | {
          readonly kind: "comparison";
          readonly subject: string;
          readonly operator: QueryOperator;
          /** None for `exists`, any number for `in`, one for the others. */
          readonly values: readonly string[];
      }
    | { readonly kind: "not"; readonly query: ClusterQuery }
    | { readonly kind: "and" | "or"; readonly queries: readonly ClusterQuery[] };

/** The longest expression that ECS takes. Source: PlacementConstraint, ECS API reference. */
const longestExpression = 2000;

/** The most that parentheses and `not` may be nested: far more than anyone writes, far less than the stack holds. */
const deepestNesting = 50;

/** How each operator is written. A longer one comes before the one that it begins with. */
const operators: readonly (readonly [RegExp, QueryOperator])[] = [
    [/==|equals\b/y, "equals"],
    [/!=|not_equals\b/y, "not_equals"],
    [/=~|matches\b/y, "matches"],
    [/!~|not_matches\b/y, "not_matches"],
    [/>=|greater_than_equal\b/y, "greater_than_equal"],
    [/<=|less_than_equal\b/y, "less_than_equal"],
    [/>|greater_than\b/y, "greater_than"],
    [/<|less_than\b/y, "less_than"],
    [/!\s*exists\b|not_exists\b/y, "not_exists"],
    [/exists\b/y, "exists"],
    [/!\s*in\b|not_in\b/y, "not_in"],
    [/in\b/y, "in"],
];

/** The attribute, or another thing that ECS knows of an instance, such as `runningTasksCount`. */
const subjectPattern = /attribute:[\w./\\-]+|task:group|[a-zA-Z]\w*/y;

/** A value: in quotes, or all up to what can't belong to it. */
const valuePattern = /'([^']*)'|"([^"]*)"|[^\s()[\],'"&|]+/y;

/** A regular expression, which may hold brackets and bars. */
const regularExpressionPattern = /'([^']*)'|"([^"]*)"|[^\s()'"]+/y;

/** Reads a text from left to right. Each method takes what it is asked for, or leaves the position where it is. */
class Reader {
    private position = 0;
    private depth = 0;

    constructor(private readonly text: string) {}

    /** Takes what the sticky pattern matches after any spaces, with its groups. */
    take(pattern: RegExp): RegExpExecArray | undefined {
        const spaces = /\s*/y;
        spaces.lastIndex = this.position;
        spaces.exec(this.text);
        pattern.lastIndex = spaces.lastIndex;
        const found = pattern.exec(this.text);
        if (found === null) return undefined;
        this.position = pattern.lastIndex;
        return found;
    }

    /** Reads what is inside of something, or gives undefined where that is nested too deeply. */
    inside<Result>(read: (reader: Reader) => Result): Result | undefined {
        if (this.depth === deepestNesting) return undefined;
        this.depth += 1;
        const result = read(this);
        this.depth -= 1;
        return result;
    }

    get isAtEnd(): boolean {
        return this.text.slice(this.position).trim() === "";
    }
}

/**
 * Parses an expression of the cluster query language, or gives undefined for what is none.
 * Source: Cluster query language, ECS developer guide.
 */
export function parseClusterQuery(expression: string): ClusterQuery | undefined {
    if (expression.length > longestExpression) return undefined;
    const reader = new Reader(expression);
    const query = parseOr(reader);
    return reader.isAtEnd ? query : undefined;
}

function parseOr(reader: Reader): ClusterQuery | undefined {
    return parseJoined(reader, "or", /\|\||or\b/y, parseAnd);
}

function parseAnd(reader: Reader): ClusterQuery | undefined {
    return parseJoined(reader, "and", /&&|and\b/y, parseNot);
}

function parseJoined(
    reader: Reader,
    kind: "and" | "or",
    separator: RegExp,
    parsePart: (reader: Reader) => ClusterQuery | undefined,
): ClusterQuery | undefined {
    const queries: ClusterQuery[] = [];
    do {
        const query = parsePart(reader);
        if (query === undefined) return undefined;
        queries.push(query);
    } while (reader.take(separator) !== undefined);
    return queries.length === 1 ? queries[0] : { kind, queries };
}

function parseNot(reader: Reader): ClusterQuery | undefined {
    if (reader.take(/!|not\b/y) !== undefined) {
        const query = reader.inside(parseNot);
        return query && { kind: "not", query };
    }
    if (reader.take(/\(/y) === undefined) return parseComparison(reader);
    const query = reader.inside(parseOr);
    return reader.take(/\)/y) === undefined ? undefined : query;
}

function parseComparison(reader: Reader): ClusterQuery | undefined {
    const subject = reader.take(subjectPattern)?.[0];
    const operator = operators.find(([pattern]) => reader.take(pattern) !== undefined)?.[1];
    if (subject === undefined || operator === undefined) return undefined;
    const values = parseValues(reader, operator);
    return values && { kind: "comparison", subject, operator, values };
}

function parseValues(reader: Reader, operator: QueryOperator): string[] | undefined {
    switch (operator) {
        case "exists":
        case "not_exists":
            return [];
        case "in":
        case "not_in":
            return parseList(reader);
        case "matches":
        case "not_matches":
            return parseValue(reader, regularExpressionPattern);
        default:
            return parseValue(reader, valuePattern);
    }
}

function parseValue(reader: Reader, pattern: RegExp): [string] | undefined {
    const found = reader.take(pattern);
    return found && [found[1] ?? found[2] ?? found[0]];
}

function parseList(reader: Reader): string[] | undefined {
    if (reader.take(/\[/y) === undefined) return undefined;
    const values: string[] = [];
    do {
        const value = parseValue(reader, valuePattern);
        if (value === undefined) return undefined;
        values.push(...value);
    } while (reader.take(/,/y) !== undefined);
    return reader.take(/\]/y) === undefined ? undefined : values;
}
