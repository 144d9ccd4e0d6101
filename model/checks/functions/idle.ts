import { eachFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachFunction(({ name, subscribes }, at) =>
    subscribes.length > 0
        ? []
        : [
              finding(
                  at("subscribes"),
                  `is missing, so that nothing runs "${name}"`,
                  "name the events that it runs for, or see to it that something else calls it",
              ),
          ],
);

/** The rule `functions/idle`. */
export const functionsIdle: Rule = {
    id: "functions/idle",
    severity: "warning",
    what: "A function subscribes to events.",
    why: "Nothing in this configuration runs another one; it would be there, and do nothing.",
    remedy: "Name the events that it runs for. A function that something else calls, as a scheduler of your own, may stay as it is.",
    source: "Follows from what the functions subscribe to.",
    check,
};
