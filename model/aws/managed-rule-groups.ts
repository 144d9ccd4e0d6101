/**
 * The rule groups that AWS manages at no further charge, with the capacity units (WCU) that each takes of a web ACL.
 * Source: AWS Managed Rules rule groups list, AWS WAF developer guide. Those that are charged for by the request (bots, account
 * creation and takeover, denial of service) are not among them.
 */
export const managedRuleGroups = {
    AWSManagedRulesAdminProtectionRuleSet: 100,
    AWSManagedRulesAmazonIpReputationList: 25,
    AWSManagedRulesAnonymousIpList: 50,
    AWSManagedRulesCommonRuleSet: 700,
    AWSManagedRulesKnownBadInputsRuleSet: 200,
    AWSManagedRulesLinuxRuleSet: 200,
    AWSManagedRulesPHPRuleSet: 100,
    AWSManagedRulesSQLiRuleSet: 200,
    AWSManagedRulesUnixRuleSet: 100,
    AWSManagedRulesWindowsRuleSet: 200,
    AWSManagedRulesWordPressRuleSet: 100,
} as const;

/** The name of one of {@link managedRuleGroups}. */
export type ManagedRuleGroup = keyof typeof managedRuleGroups;

/** The capacity units of a rule that counts an address's requests. Source: Rate-based rule statement, AWS WAF developer guide. */
export const rateRuleCapacity = 2;

/** The capacity units that a web ACL's price includes. Source: Web ACL capacity units (WCUs) in AWS WAF, AWS WAF developer guide. */
export const includedWebAclCapacity = 1500;
