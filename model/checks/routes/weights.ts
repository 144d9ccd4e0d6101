import { targetGroupsPerAction } from "../../aws/limits";
import { ownShare } from "../../plan/routes/weights";
import { eachWeightedRoute, finding, type Check, type Rule } from "../rule";

const check: Check = eachWeightedRoute((service, weights, at) => {
    const names = [...new Set([service.name, ...Object.keys(weights)])];
    const own = ownShare(service.name, weights);
    if (names.length === 1)
        return [finding(at("weights"), "names no other service", "remove it, or name a service that gets a share")];
    if (names.length > targetGroupsPerAction)
        return [
            finding(
                at("weights"),
                `shares requests among ${names.length} services with "${service.name}" itself; an ALB takes ${targetGroupsPerAction}`,
                "name fewer",
            ),
        ];
    if (own < 0)
        return [
            finding(
                at("weights"),
                `comes to ${100 - own} %, which is more than all requests`,
                `write shares of 100 in all, or a weight for "${service.name}" too`,
            ),
        ];
    return own === 0 && Object.values(weights).every((weight) => weight === 0)
        ? [finding(at("weights"), "is 0 for every service", "write a weight above 0 for one of them")]
        : [];
});

/** The rule `routes/weights`. */
export const routesWeights: Rule = {
    id: "routes/weights",
    severity: "error",
    what: "The weights of a route share its requests among two to five services, and one of them is above 0.",
    why: "Elastic Load Balancing takes five target groups in a rule, and answers with 503 where all weights are 0.",
    remedy: "Write what the others get in percent, or a weight for the service itself too.",
    source: "Quotas for your Application Load Balancers; ForwardActionConfig, ELBv2 API reference.",
    check,
};
