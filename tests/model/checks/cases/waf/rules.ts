import { withWaf } from "../../../../support/wafs";
import type { RuleCases } from "../../rule-cases";

const common = "AWSManagedRulesCommonRuleSet";
const sql = "AWSManagedRulesSQLiRuleSet";

export const cases: RuleCases = {
    compliant: [
        {
            what: "a rule of a usual group that only counts",
            sources: withWaf({ countOnly: { [common]: ["SizeRestrictions_BODY"] } }),
        },
    ],
    violating: [
        {
            what: "a group that is named twice, and a rule of one that is not there",
            sources: withWaf({ managedRules: [common, common], countOnly: { [sql]: ["SQLi_BODY"] } }),
            path: "flotilla:loadBalancer.waf.managedRules[1]",
            reason: `"${common}" is named twice`,
            more: [
                {
                    path: `flotilla:loadBalancer.waf.countOnly.${sql}`,
                    reason: `"${sql}" is none of the web ACL's groups`,
                },
            ],
        },
    ],
    absent: [{ what: "no web ACL" }, { what: "a web ACL without rules that only count", sources: withWaf({}) }],
    boundary: "a group is named, or it is not",
};
