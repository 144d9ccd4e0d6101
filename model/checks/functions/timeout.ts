import { longestFunctionSeconds } from "../../aws/limits";
import { inSeconds } from "../../schema/units";
import { eachFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachFunction(({ timeout }, at) => {
    const seconds = inSeconds(timeout);
    return seconds >= 1 && seconds <= longestFunctionSeconds
        ? []
        : [
              finding(
                  at("timeout"),
                  `must be from 1 s to ${longestFunctionSeconds} s, got "${timeout}"`,
                  seconds < 1 ? 'write "1 s" or more' : "let a job do what takes longer: see docs/scheduled-jobs.md",
              ),
          ];
});

/** The rule `functions/timeout`. */
export const functionsTimeout: Rule = {
    id: "functions/timeout",
    severity: "error",
    what: "A run of a function takes from 1 s to 900 s.",
    why: "Lambda refuses another timeout, and ends every run after 15 minutes.",
    remedy: "Write how long a batch may take; what takes longer is a job of a service.",
    source: "Configure Lambda function timeout, Lambda developer guide.",
    check,
};
