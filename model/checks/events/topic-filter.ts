import { topicFilter, topicFilterNumbers } from "../../aws/limits";
import { eventOf, eventServices, filterOf, hasTopic } from "../../plan/events";
import type { FilterCondition, FilterSpec } from "../../schema/event";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

/** The field of an event that holds all that a filter names. */
const detail = "detail";

/** The numbers that a condition compares with. */
function numbersIn(condition: FilterCondition): number[] {
    if (typeof condition === "number") return [condition];
    if (typeof condition !== "object" || condition === null) return [];
    const values: readonly unknown[] =
        "numeric" in condition
            ? condition.numeric
            : "anything-but" in condition
              ? [condition["anything-but"]].flat()
              : [];
    return values.filter((each) => typeof each === "number");
}

const isComparable = (value: number): boolean =>
    Math.abs(value) <= topicFilterNumbers.most && Number(value.toFixed(topicFilterNumbers.digits)) === value;

/** Why SNS does not take a condition; undefined for one that it takes. */
function wrongIn(condition: FilterCondition): readonly [reason: string, remedy: string] | undefined {
    if (typeof condition === "object" && condition !== null && "wildcard" in condition)
        return [
            "has a wildcard, and the event comes by a topic, whose filters have none",
            "filter by prefix or suffix",
        ];
    const number = numbersIn(condition).find((each) => !isComparable(each));
    return number === undefined
        ? undefined
        : [
              `compares with ${number}, and the event comes by a topic: SNS compares numbers from -1e9 to 1e9 with 5 digits after the point`,
              "round it, or filter in the service",
          ];
}

/** The combinations of values, as SNS counts them: how many each field has by how deep it lies. */
const combinationsOf = (filter: FilterSpec): number =>
    Object.entries(filter)
        .map(([field, conditions]) => conditions.length * `${detail}.${field}`.split(".").length)
        .reduce((product, each) => product * each, 1);

const check: Check = eachServiceOrFunction(({ subscribes }, at, { configuration }) =>
    subscribes.flatMap((subscription, index) => {
        const filter = filterOf(subscription);
        if (filter === undefined || !hasTopic(eventOf(subscription), eventServices(configuration))) return [];
        const path = (...rest: string[]) => at("subscribes", index, "filter", ...rest);
        const fields = Object.keys(filter).length;
        const combinations = combinationsOf(filter);
        return [
            ...Object.entries(filter).flatMap(([field, conditions]) =>
                conditions.flatMap((condition) => {
                    const wrong = wrongIn(condition);
                    return wrong === undefined ? [] : [finding(path(field), ...wrong)];
                }),
            ),
            ...(fields <= topicFilter.fields
                ? []
                : [
                      finding(
                          path(),
                          `names ${fields} fields, and the event comes by a topic, whose filters name at most ${topicFilter.fields}`,
                          "filter by fewer fields, or in the service",
                      ),
                  ]),
            ...(fields > topicFilter.fields || combinations <= topicFilter.combinations
                ? []
                : [
                      finding(
                          path(),
                          `has ${combinations} combinations of values, each field's by its depth, and the event comes by a topic, whose filters have at most ${topicFilter.combinations}`,
                          "filter by fewer values, by fields that lie less deep, or in the service",
                      ),
                  ]),
        ];
    }),
);

/** The rule `events/topic-filter`. */
export const eventsTopicFilter: Rule = {
    id: "events/topic-filter",
    severity: "error",
    what: "A filter on an event of a topic has at most 5 fields, 150 combinations of values, no wildcards, and numbers that SNS compares.",
    why: "SNS refuses the subscription in the middle of an update, or compares with another number than is written.",
    remedy: "Filter by less, leave the rest to the service, or let the event go by the event bus.",
    source: "Filter policy constraints in Amazon SNS, Amazon SNS subscription filter policies, Amazon SNS developer guide.",
    check,
};
