import { includedWebAclCapacity } from "../../aws/managed-rule-groups";
import { capacityOf, rulesOf } from "../../plan/waf";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ waf }, at) => {
    if (waf === undefined) return [];
    const capacity = capacityOf(rulesOf(waf));
    return capacity <= includedWebAclCapacity
        ? []
        : [
              finding(
                  at("waf", "managedRules"),
                  `with the limit of requests the groups take ${capacity} capacity units, and the price of requests includes ${includedWebAclCapacity}`,
                  "leave out the groups for software that no service runs, such as WordPress or Windows",
              ),
          ];
});

/** The rule `waf/capacity`. */
export const wafCapacity: Rule = {
    id: "waf/capacity",
    severity: "warning",
    what: "The rules of a web ACL take at most 1,500 capacity units.",
    why: "Above that, each request costs more, for each 500 units that are begun.",
    remedy: "Leave out the groups for software that no service runs.",
    source: "Web ACL capacity units (WCUs) in AWS WAF, AWS WAF developer guide; AWS WAF pricing.",
    check,
};
