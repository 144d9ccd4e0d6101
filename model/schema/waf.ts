import { z } from "zod";
import { managedRuleGroups, type ManagedRuleGroup } from "../aws/managed-rule-groups";
import { days } from "./units";

const groupNames = Object.keys(managedRuleGroups) as [ManagedRuleGroup, ...ManagedRuleGroup[]];

/** The option `waf` of a load balancer: the web ACL of AWS WAF that looks at each request first. */
export const wafSchema = z.strictObject({
    mode: z
        .enum(["block", "count", "off"])
        .default("block")
        .describe(
            "What happens to a request that a rule takes: `block`; `count`, which only tells in metrics and logs what would be blocked; `off` for no web ACL, on purpose. @default block",
        ),
    webAclArn: z
        .string()
        .regex(
            /^arn:aws[\w-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]+\/[\w-]+$/,
            "is not the ARN of a regional web ACL; write for example arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/0a1b2c3d-…",
        )
        .optional()
        .describe(
            "A web ACL that is already there, which is put before the load balancer and not changed; then none of the other options can be set. @default - one of its own",
        ),
    managedRules: z
        .array(z.enum(groupNames))
        .optional()
        .describe(
            "AWS's rule groups, in the order in which they are looked at. @default AWSManagedRulesAmazonIpReputationList, AWSManagedRulesCommonRuleSet, AWSManagedRulesKnownBadInputsRuleSet",
        ),
    countOnly: z
        .partialRecord(z.enum(groupNames), z.array(z.string().regex(/^[\w-]{1,128}$/, "is not a rule's name")).min(1))
        .optional()
        .describe(
            "Rules of a group that only count, by group: `AWSManagedRulesCommonRuleSet: [SizeRestrictions_BODY]` lets uploads of more than 8 KiB through. @default none",
        ),
    rateLimit: z
        .int()
        .min(10)
        .max(2_000_000_000)
        .optional()
        .describe(
            "How many requests in 5 minutes one address may send, from 10 on, before more are taken. @default 2000",
        ),
    logs: z
        .enum(["taken", "all", "none"])
        .optional()
        .describe(
            "Which requests are logged to CloudWatch Logs, without their authorization and cookie headers: those that a rule `taken`, `all`, or `none`. @default taken",
        ),
    logRetention: days("90 days")
        .optional()
        .describe("How long the web ACL's log is kept. @default that of the environment"),
});

/** The option `waf`, checked. */
export type WafSpec = z.output<typeof wafSchema>;
