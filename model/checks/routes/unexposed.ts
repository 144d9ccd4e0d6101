import { eachService, finding, type Check, type Rule } from "../rule";

const options = ["slowStart", "stickiness"] as const;

const check: Check = eachService((service, at) =>
    service.routes !== undefined
        ? []
        : options
              .filter((option) => service[option] !== undefined)
              .map((option) =>
                  finding(
                      at(option),
                      "is about requests through the load balancer, and the service has no routes",
                      "add routes, or remove it",
                  ),
              ),
);

/** The rule `routes/unexposed`. */
export const routesUnexposed: Rule = {
    id: "routes/unexposed",
    severity: "error",
    what: "A service with `stickiness` or `slowStart` has routes.",
    why: "Both are options of a target group, which a service without routes does not have: nothing would come of them.",
    remedy: "Add routes, or remove the option.",
    source: "TargetGroupAttribute, ELBv2 API reference.",
    check,
};
