import { regionOfArn } from "../../aws/arn";
import { loadBalancerSchema } from "../../schema/load-balancer";
import { setBesideExisting } from "../beside-existing";
import { eachLoadBalancer, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachLoadBalancer((spec, at, { configuration, region, where }, key) => {
    const { existing } = spec;
    if (existing === undefined) return [];
    const listenerRegion = regionOfArn(existing.listenerArn);
    const found: Finding[] = setBesideExisting(loadBalancerSchema, spec, ["maxRules"]).map((option) =>
        finding(
            at(option),
            "is set beside a load balancer that is already there, which is not changed",
            "remove one of the two",
        ),
    );
    if (configuration.network.existing === undefined)
        found.push(
            finding(
                at("existing"),
                "is in a VPC of its own, and the services would be in another, where it does not reach them",
                `write its VPC at ${where("network", "existing")}`,
            ),
        );
    if (listenerRegion !== region)
        found.push(
            finding(
                at("existing", "listenerArn"),
                `the listener is in ${listenerRegion}, and the services in ${region}`,
                `write one of ${region}`,
            ),
        );
    existing.takenPriorities.forEach(({ from, to }, index) => {
        if (from > to)
            found.push(
                finding(
                    at("existing", "takenPriorities", index),
                    `is from ${from} to ${to}`,
                    "write the lower number as from",
                ),
            );
    });
    const twins = Object.entries(configuration.loadBalancers).filter(
        ([name, other]) => name !== key && other.existing?.listenerArn === existing.listenerArn,
    );
    if (twins.length > 0 && configuration.loadBalancers[key] === undefined)
        found.push(
            finding(
                at("existing", "listenerArn"),
                `is also the listener of loadBalancers.${twins[0]?.[0] ?? ""}`,
                "write it once, and let the services use that load balancer",
            ),
        );
    return found;
});

/** The rule `load-balancer/existing`. */
export const loadBalancerExisting: Rule = {
    id: "load-balancer/existing",
    severity: "error",
    what: "A load balancer that is already there is in the services' region and VPC, is named once, and has no option that would change it.",
    why: "What is there is used and never changed, so the other options would do nothing. A load balancer forwards to addresses of its own VPC, and its security group is one of that VPC.",
    remedy: "Write its VPC under network.existing, and no other option beside maxRules.",
    source: "CreateTargetGroup, ELBv2 API reference; SecurityGroupRule, EC2 API reference.",
    check,
};
