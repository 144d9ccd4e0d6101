import { burnRates } from "../../plan/alarms/burn-rate";
import { eachService, finding, type Check, type Rule } from "../rule";

const fastest = Math.max(...burnRates.map(({ rate }) => rate));

/** The objective above which requests can be bad at the fastest burn rate: there are no more than 100 % bad ones. */
const least = 100 - 100 / fastest;

const check: Check = eachService(({ slo }, at) => {
    const objectives = [
        { path: ["availability"], percent: slo?.availability },
        { path: ["latency", "percent"], percent: slo?.latency?.percent },
    ];
    return objectives.flatMap(({ path, percent }) =>
        percent === undefined || percent > least
            ? []
            : [
                  finding(
                      at("slo", ...path),
                      `leaves ${Math.round((100 - percent) * 1000) / 1000} % of the requests to be bad: even if all are, that is not the ${fastest} times as many that an alarm begins at`,
                      `write at least ${Math.ceil(least * 10) / 10}`,
                  ),
              ],
    );
});

/** The rule `slo/burn-rate`. */
export const sloBurnRate: Rule = {
    id: "slo/burn-rate",
    severity: "error",
    what: "An objective is tight enough for its alarms to be able to begin.",
    why: "An alarm begins at a share of bad requests that is a multiple of the error budget. Above 100 % it never would.",
    remedy: "Write a tighter objective, or remove it and set the thresholds under alarms.",
    source: "Follows from the burn rates of The Site Reliability Workbook, https://sre.google/workbook/alerting-on-slos/.",
    check,
};
