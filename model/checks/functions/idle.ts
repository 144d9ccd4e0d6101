import { eachFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachFunction(({ name, subscribes, schedule }, at) =>
    subscribes.length > 0 || schedule !== undefined
        ? []
        : [
              finding(
                  at("subscribes"),
                  `is missing, so that nothing runs "${name}"`,
                  "name the events that it runs for, write a schedule, or see to it that something else calls it",
              ),
          ],
);

/** The rule `functions/idle`. */
export const functionsIdle: Rule = {
    id: "functions/idle",
    severity: "warning",
    what: "A function subscribes to events, or has a schedule.",
    why: "Nothing in this configuration runs another one; it would be there, and do nothing.",
    remedy: "Name the events that it runs for, or write when it runs (`schedule`). A function that something else calls may stay as it is.",
    source: "Follows from what the functions subscribe to, and when they run.",
    check,
};
