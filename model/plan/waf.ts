import { managedRuleGroups, rateRuleCapacity, type ManagedRuleGroup } from "../aws/managed-rule-groups";
import { byKey } from "../by-key";
import type { WafSpec } from "../schema/waf";
import { inDays } from "../schema/units";

/** A group of rules that AWS manages, as a web ACL looks at it. */
export interface ManagedRulesPlan {
    readonly name: ManagedRuleGroup;
    /** The rules that only count what they take. */
    readonly countOnly: readonly string[];
}

/** The web ACL before a load balancer: one that is there, or one of its own. */
export type WafPlan =
    | { readonly kind: "given"; readonly webAclArn: string }
    | {
          readonly kind: "own";
          /** Whether what a rule takes is blocked, or only counted. */
          readonly blocks: boolean;
          /** In the order in which they are looked at. */
          readonly managedRules: readonly ManagedRulesPlan[];
          /** How many requests in 5 minutes one address may send. */
          readonly rateLimit: number;
          readonly logs?: WafLogPlan;
      };

/** The log of a web ACL. */
export interface WafLogPlan {
    /** Its name begins as AWS WAF wants it. Source: Logging destinations, AWS WAF developer guide. */
    readonly group: `aws-waf-logs-${string}`;
    readonly retentionDays: number;
    /** Whether requests that no rule takes are logged too. */
    readonly all: boolean;
}

/** Reputation first, as it takes the most at the least work; then what no service has a use for. */
const usualRules: readonly ManagedRuleGroup[] = [
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
];

const usualRateLimit = 2000;

/**
 * Plans the web ACL before a load balancer, if there is to be one.
 * @param name what the load balancer's resources' names begin with
 */
export function planWaf(
    spec: WafSpec | undefined,
    { name, logRetentionDays }: { readonly name: string; readonly logRetentionDays: number },
): WafPlan | undefined {
    if (spec === undefined || spec.mode === "off") return undefined;
    if (spec.webAclArn !== undefined) return { kind: "given", webAclArn: spec.webAclArn };
    const { managedRules = usualRules, countOnly = {}, logs = "taken" } = spec;
    return {
        kind: "own",
        blocks: spec.mode === "block",
        managedRules: managedRules.map((group) => ({ name: group, countOnly: countOnly[group] ?? [] })),
        rateLimit: spec.rateLimit ?? usualRateLimit,
        ...(logs !== "none" && {
            logs: {
                group: `aws-waf-logs-${name}` as const,
                retentionDays: spec.logRetention === undefined ? logRetentionDays : inDays(spec.logRetention),
                all: logs === "all",
            },
        }),
    };
}

/** Whether a web ACL blocks nothing yet. */
export const isCounting = (waf: WafPlan): boolean => waf.kind === "own" && !waf.blocks;

/** The capacity units that the rules of a web ACL take, with the one that counts an address's requests. */
export const capacityOf = (groups: readonly ManagedRuleGroup[]): number =>
    groups.reduce((sum, group) => sum + managedRuleGroups[group], rateRuleCapacity);

/** The groups of a web ACL as it is written. */
export const rulesOf = ({ managedRules }: WafSpec): readonly ManagedRuleGroup[] => managedRules ?? usualRules;

/** The option's counted rules, by group in the order of their names. */
export const countOnlyOf = ({ countOnly = {} }: WafSpec): [group: string, rules: readonly string[]][] =>
    Object.entries<readonly string[] | undefined>(byKey(countOnly)).map(([group, rules = []]) => [group, rules]);
