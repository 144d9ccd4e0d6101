import { byKey } from "../../by-key";
import { isRange } from "../../versions";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ requires }, at) =>
    Object.entries(byKey(requires)).flatMap(([service, range]) =>
        isRange(range)
            ? []
            : [
                  finding(
                      at("requires", service),
                      `"${range}" is not a range of semantic versions`,
                      'write for example ">=2.1" or "^2.1.0"',
                  ),
              ],
    ),
);

/** The rule `versions/range`. */
export const versionsRange: Rule = {
    id: "versions/range",
    severity: "error",
    what: "What a service requires of another is a range of semantic versions.",
    why: "No version lies in what is no range, so the service could never be deployed.",
    remedy: "Write a range as npm does: >=2.1, ^2.1.0, 1.x || 2.x.",
    source: "Ranges of node-semver (https://github.com/npm/node-semver#ranges).",
    check,
};
