import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ sends }, at) =>
    sends.flatMap((receiver, index) =>
        sends.indexOf(receiver) === index
            ? []
            : [finding(at("sends", index), `"${receiver}" is named twice`, "name each service once")],
    ),
);

/** The rule `queue/twice`. */
export const queueTwice: Rule = {
    id: "queue/twice",
    severity: "error",
    what: "`sends` names each service once.",
    why: "The second does nothing, and probably another service was meant.",
    remedy: "Remove one, or write the service that was meant.",
    source: "Follows from what it gives: one variable for each service.",
    check,
};
