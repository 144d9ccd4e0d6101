import { eachService, finding, type Check, type Rule } from "../rule";

/** The last parts of the environment's own log groups, beside which each service and function has one named after it. */
export const ownLogGroups: readonly string[] = ["exec", "flows"];

const check: Check = eachService((service, at) =>
    ownLogGroups.includes(service.name)
        ? [
              finding(
                  at("name"),
                  `"${service.name}" is the name of a log group that every environment has`,
                  "choose another name",
              ),
          ]
        : [],
);

/** The rule `services/name`. */
export const servicesName: Rule = {
    id: "services/name",
    severity: "error",
    what: "A service's name is its folder's, and not one that the environment needs itself: exec or flows.",
    why: "Its log group is named after it, and the environment has log groups of those names.",
    remedy: "Choose another name.",
    source: "Follows from how Flotilla names log groups.",
    check,
};
