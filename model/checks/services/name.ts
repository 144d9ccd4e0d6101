import { eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

/** The last parts of the environment's own log groups, beside which each service and function has one named after it. */
const ownLogGroups: readonly string[] = ["exec", "flows"];

/** What is wrong with the name of a service or function, which its log group has too. */
export const takenLogGroup = ({ name }: { readonly name: string }, at: At): Finding[] =>
    ownLogGroups.includes(name)
        ? [
              finding(
                  at("name"),
                  `"${name}" is the name of a log group that every environment has`,
                  "choose another name",
              ),
          ]
        : [];

const check: Check = eachService(takenLogGroup);

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
