import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import type { ManagedRulesPlan, WafLogPlan, WafPlan } from "../../model/plan/waf";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** A web ACL of the stack's own. */
type OwnWafPlan = Extract<WafPlan, { readonly kind: "own" }>;

/** The arguments of a {@link WebAcl}. */
export interface WebAclArgs {
    readonly plan: OwnWafPlan;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly webAcl?: Transform<wafv2.WebAclArgs>;
        readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
    };
}

/** The length of time over which an address's requests are counted, in seconds. */
const rateWindow = 300;

/** A web ACL of AWS WAF: it lets through what no rule takes. */
export class WebAcl extends pulumi.ComponentResource {
    readonly webAclArn: pulumi.Output<string>;

    constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:routing:WebAcl", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const acl = new wafv2.WebAcl(
            name,
            transformed(transform.webAcl, {
                scope: "REGIONAL",
                defaultAction: { allow: {} },
                rules: [
                    rateRule(plan),
                    ...plan.managedRules.map((rules, index) => managedRule(rules, index + 1, plan)),
                ],
                visibilityConfig: visibility(name),
                tags,
            }),
            { parent: this },
        );
        if (plan.logs !== undefined) this.log(name, plan.logs, acl, args);
        this.webAclArn = acl.arn;
        this.registerOutputs({ webAclArn: this.webAclArn });
    }

    private log(name: string, plan: WafLogPlan, acl: wafv2.WebAcl, { tags, transform = {} }: WebAclArgs): void {
        const group = new cloudwatch.LogGroup(
            `${name}-waf`,
            transformed(transform.logGroup, { name: plan.group, retentionInDays: plan.retentionDays, tags }),
            { parent: this },
        );
        new wafv2.WebAclLoggingConfiguration(
            name,
            {
                resourceArn: acl.arn,
                logDestinationConfigs: [group.arn],
                redactedFields: ["authorization", "cookie"].map((header) => ({ singleHeader: { name: header } })),
                ...(!plan.all && { loggingFilter: takenOnly }),
            },
            { parent: this },
        );
    }
}

/** Keeps requests that a rule blocked or counted, and drops the others. */
const takenOnly = {
    defaultBehavior: "DROP",
    filters: [
        {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            conditions: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({ actionCondition: { action } })),
        },
    ],
};

const visibility = (metricName: string) => ({
    metricName,
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
});

const rateRule = ({ rateLimit, blocks }: OwnWafPlan) => ({
    name: "rate-limit",
    priority: 0,
    action: blocks ? { block: {} } : { count: {} },
    statement: {
        rateBasedStatement: { limit: rateLimit, aggregateKeyType: "IP", evaluationWindowSec: rateWindow },
    },
    visibilityConfig: visibility("rate-limit"),
});

const managedRule = ({ name, countOnly }: ManagedRulesPlan, priority: number, { blocks }: OwnWafPlan) => ({
    name,
    priority,
    overrideAction: blocks ? { none: {} } : { count: {} },
    statement: {
        managedRuleGroupStatement: {
            vendorName: "AWS",
            name,
            ...(countOnly.length > 0 && {
                ruleActionOverrides: countOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            }),
        },
    },
    visibilityConfig: visibility(name),
});
