import { eventOf, eventServices, filterOf, hasTopic } from "../../plan/events";
import type { FilterCondition } from "../../schema/event";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

/** Why no value passes a condition, or EventBridge refuses it; undefined for one that is right. */
function wrongIn(condition: FilterCondition, byTopic: boolean): readonly [reason: string, remedy: string] | undefined {
    if (typeof condition !== "object" || condition === null) return undefined;
    if (!byTopic && "wildcard" in condition && condition.wildcard.includes("**"))
        return [`"${condition.wildcard}" has two wildcards in a row, which EventBridge refuses`, "write one *"];
    if (!("numeric" in condition) || condition.numeric.length === 2) return undefined;
    const [lower, least, upper, most] = condition.numeric;
    return least < most || (least === most && lower === ">=" && upper === "<=")
        ? undefined
        : [
              `no number is ${lower} ${least} and ${upper} ${most}`,
              "write the lower bound first, and a higher one after it",
          ];
}

const check: Check = eachServiceOrFunction(({ subscribes }, at, { configuration }) =>
    subscribes.flatMap((subscription, index) => {
        const filter = filterOf(subscription) ?? {};
        const byTopic = hasTopic(eventOf(subscription), eventServices(configuration));
        return Object.entries(filter).flatMap(([field, conditions]) => {
            const path = at("subscribes", index, "filter", field);
            const whole = Object.keys(filter).find((other) => field.startsWith(`${other}.`));
            return [
                ...(whole === undefined
                    ? []
                    : [
                          finding(
                              path,
                              `is a field within "${whole}", which has values of its own here`,
                              `remove it, or "${whole}"`,
                          ),
                      ]),
                ...conditions.flatMap((condition) => {
                    const wrong = wrongIn(condition, byTopic);
                    return wrong === undefined ? [] : [finding(path, ...wrong)];
                }),
            ];
        });
    }),
);

/** The rule `events/filter`. */
export const eventsFilter: Rule = {
    id: "events/filter",
    severity: "error",
    what: "A filter can be passed: no field is both a value and a part of the event, a range has numbers in it, and wildcards are apart.",
    why: "EventBridge or SNS refuses the filter when it is created, or takes it and no event ever passes, which nothing tells of.",
    remedy: "Write the fields of the innermost objects, the lower bound before the upper one, and one * at a place.",
    source: "Comparison operators for use in event patterns in Amazon EventBridge, EventBridge user guide.",
    check,
};
