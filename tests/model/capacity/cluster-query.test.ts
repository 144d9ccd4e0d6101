import assert from "node:assert/strict";
import fc from "fast-check";
import { parseClusterQuery } from "../../../model/plan/capacity/cluster-query";
import { attributesOf, evaluateQuery, subjectsOf } from "../../../model/plan/capacity/evaluate-query";

const instance = attributesOf({ instanceType: "m6i.large", zone: "eu-west-1a", architecture: "x86_64" });

/** Whether an m6i.large in eu-west-1a fulfils an expression: unknown where that can't be told, refused where it is none. */
function verdict(expression: string): boolean | "unknown" | "refused" {
    const query = parseClusterQuery(expression);
    return query === undefined ? "refused" : (evaluateQuery(query, instance) ?? "unknown");
}

const type = "attribute:ecs.instance-type";
const zone = "attribute:ecs.availability-zone";
const unknown = "attribute:rack == 7";

const table: Readonly<Record<string, boolean | "unknown" | "refused">> = {
    // Each operator, in both ways of writing it.
    [`${type} == m6i.large`]: true,
    [`${type} equals m6i.large`]: true,
    [`${type} == m6i.xlarge`]: false,
    [`${type} != m6i.large`]: false,
    [`${type} not_equals m5.large`]: true,
    [`${type} =~ m6i.*`]: true,
    [`${type} matches m6i.*`]: true,
    [`${type} =~ m6i`]: false,
    [`${type} =~ (m5|m6i).large`]: "refused",
    [`${type} =~ m5.*|m6i.*`]: true,
    [`${type} =~ m[56]i.large`]: true,
    [`${type} !~ t3.*`]: true,
    [`${type} not_matches m6i.*`]: false,
    [`${zone} in [eu-west-1a, eu-west-1b]`]: true,
    [`${zone} in [eu-west-1a,eu-west-1b]`]: true,
    [`${zone} in ['eu-west-1b', "eu-west-1c"]`]: false,
    [`${zone} not_in [eu-west-1b]`]: true,
    [`${zone} !in [eu-west-1a]`]: false,
    [`${type} exists`]: true,
    [`${type} !exists`]: false,
    [`${type} not_exists`]: false,
    "attribute:ecs.os-type == linux": true,
    "attribute:ecs.os-type == windows": false,
    "attribute:ecs.cpu-architecture == x86_64": true,
    "attribute:ecs.cpu-architecture == arm64": false,
    // Quotes, and no spaces.
    [`${type} == 'm6i.large'`]: true,
    [`${type} == "m6i.large"`]: true,
    [`${type}==m6i.large`]: true,
    [`  ${type}   ==   m6i.large  `]: true,
    // And, or, not and parentheses: and binds closer than or, not closer than both.
    [`${type} =~ m6i.* and ${zone} != eu-west-1b`]: true,
    [`${type} =~ m6i.* && ${zone} == eu-west-1b`]: false,
    [`${type} == t3.nano or ${zone} == eu-west-1a`]: true,
    [`${type} == t3.nano || ${zone} == eu-west-1b`]: false,
    [`${type} == m6i.large or ${type} == t3.nano and ${zone} == eu-west-1b`]: true,
    [`(${type} == m6i.large or ${type} == t3.nano) and ${zone} == eu-west-1b`]: false,
    [`not(${type} == t3.nano)`]: true,
    [`not ${type} == m6i.large`]: false,
    [`!(${type} == m6i.large)`]: false,
    [`not not ${type} == m6i.large`]: true,
    [`((${type} == m6i.large))`]: true,
    // What is not known before the instance runs.
    [unknown]: "unknown",
    [`not(${unknown})`]: "unknown",
    "attribute:ecs.ami-id == ami-0123456789abcdef0": "unknown",
    "runningTasksCount == 1": "unknown",
    "agentVersion < 1.14.5": "unknown",
    "task:group == service:production": "unknown",
    "registeredAt < 2018-02-13": "unknown",
    [`${unknown} and ${type} == m6i.large`]: "unknown",
    [`${unknown} and ${type} == t3.nano`]: false,
    [`${unknown} or ${type} == m6i.large`]: true,
    [`${unknown} or ${type} == t3.nano`]: "unknown",
    [`${type} > m5.large`]: "unknown",
    [`${type} =~ (`]: "refused",
    [`${type} =~ [`]: "unknown",
    [`${type} =~ '(m6i)+.large'`]: "unknown",
    [`${type} =~ '(m5|m6i).large'`]: true,
    // What is no expression.
    "": "refused",
    and: "refused",
    [`${type}`]: "refused",
    [`${type} ==`]: "refused",
    [`${type} = m6i.large`]: "refused",
    [`${type} == m6i.large and`]: "refused",
    [`(${type} == m6i.large`]: "refused",
    [`${type} == m6i.large)`]: "refused",
    [`${zone} in []`]: "refused",
    [`${zone} in [eu-west-1a`]: "refused",
    [`${zone} in eu-west-1a`]: "refused",
    [`${type} == m6i.large t3.nano`]: "refused",
    [`${type} == ${"a".repeat(2000)}`]: "refused",
};

describe("capacity: the cluster query language", () => {
    for (const [expression, expected] of Object.entries(table))
        it(`${String(expected)}: ${expression.slice(0, 90)}`, () => assert.equal(verdict(expression), expected));

    it("names each subject of an expression once", () => {
        const query = parseClusterQuery(`${unknown} and (${type} == a or not ${unknown})`);
        assert.ok(query);
        assert.deepEqual(subjectsOf(query), ["attribute:rack", type]);
    });

    it("takes any text without an exception, and in no time", () => {
        const piece = fc.constantFrom(
            type,
            "==",
            "=~",
            "in",
            "[",
            "]",
            "(",
            ")",
            "!",
            "not",
            "and",
            "or",
            ",",
            "'",
            '"',
            ".*",
            "a",
        );
        const text = fc.oneof(
            fc.string(),
            fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(" ")),
            fc.constantFrom(
                "(".repeat(2000),
                "!".repeat(2000),
                `${type} =~ ${".*".repeat(900)}x`,
                `${type} =~ '${"(a*)*".repeat(50)}'`,
            ),
        );
        fc.assert(
            fc.property(text, (expression) => void verdict(expression)),
            { seed: 4, numRuns: 500 },
        );
    });
});
