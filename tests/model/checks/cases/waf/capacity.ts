import { managedRuleGroups } from "../../../../../model/aws/managed-rule-groups";
import { withWaf } from "../../../../support/wafs";
import type { RuleCases } from "../../rule-cases";

const managedRules = (...without: readonly string[]) =>
    withWaf({ managedRules: Object.keys(managedRuleGroups).filter((group) => !without.includes(group)) });
const [windows, wordPress, php] = [
    "AWSManagedRulesWindowsRuleSet",
    "AWSManagedRulesWordPressRuleSet",
    "AWSManagedRulesPHPRuleSet",
];
const path = "flotilla:loadBalancer.waf.managedRules";

export const cases: RuleCases = {
    compliant: [{ what: "the usual groups", sources: withWaf({}) }],
    violating: [
        {
            what: "all groups",
            sources: managedRules(),
            path,
            reason: "with the limit of requests the groups take 1977 capacity units, and the price of requests includes 1500",
        },
    ],
    absent: [{ what: "no web ACL" }, { what: "no groups", sources: withWaf({ managedRules: [] }) }],
    boundary: {
        inside: [
            {
                what: "1,477 units",
                sources: managedRules(windows, wordPress, php, "AWSManagedRulesUnixRuleSet"),
            },
        ],
        outside: [
            {
                what: "1,527 units",
                sources: managedRules(windows, wordPress, php, "AWSManagedRulesAnonymousIpList"),
                path,
                reason: /take 1527 capacity units/,
            },
        ],
    },
};
