import { takenLogGroup } from "../services/name";
import { eachFunction, type Check, type Rule } from "../rule";

const check: Check = eachFunction(takenLogGroup);

/** The rule `functions/name`. */
export const functionsName: Rule = {
    id: "functions/name",
    severity: "error",
    what: "A function's name is its folder's, in which there is no service, and not one that the environment needs itself: exec or flows.",
    why: "Its log group is named after it, and the environment has log groups of those names.",
    remedy: "Choose another name.",
    source: "Follows from how Flotilla names log groups.",
    check,
};
