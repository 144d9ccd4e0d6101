import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ calls }, at) =>
    calls.flatMap((callee, index) =>
        calls.indexOf(callee) === index
            ? []
            : [finding(at("calls", index), `"${callee}" is named twice`, "name each service once")],
    ),
);

/** The rule `links/twice`. */
export const linksTwice: Rule = {
    id: "links/twice",
    severity: "error",
    what: "`calls` names each service once.",
    why: "The second does nothing, and probably another service was meant.",
    remedy: "Remove one, or write the service that was meant.",
    source: "Follows from what a call gives: one variable for each service.",
    check,
};
