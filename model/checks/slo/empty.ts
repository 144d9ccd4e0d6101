import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ slo }, at) =>
    slo !== undefined && slo.availability === undefined && slo.latency === undefined
        ? [finding(at("slo"), "names no objective", "write { availability: 99.9 }, or remove it")]
        : [],
);

/** The rule `slo/empty`. */
export const sloEmpty: Rule = {
    id: "slo/empty",
    severity: "error",
    what: "A service's slo names an objective.",
    why: "Without one there is nothing to be told of, and whoever wrote it believes that there is.",
    remedy: "Name an availability, a latency, or both.",
    source: "Follows from what the section is for.",
    check,
};
