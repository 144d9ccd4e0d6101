import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) =>
    service.calls.flatMap((callee, index) =>
        callee === service.name
            ? [finding(at("calls", index), `"${callee}" calls itself`, "remove it; inside a task, use localhost")]
            : [],
    ),
);

/** The rule `links/self`. */
export const linksSelf: Rule = {
    id: "links/self",
    severity: "error",
    what: "A service does not name itself in `calls`.",
    why: "A call over the network from a service to itself is a mistake nearly always: a name that was copied.",
    remedy: "Remove it. Inside a task, containers reach one another at localhost.",
    source: "Follows from what a call is: the way from one service to another.",
    check,
};
