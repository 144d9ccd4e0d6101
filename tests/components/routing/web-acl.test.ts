import assert from "node:assert/strict";
import { webAclArn } from "../../support/wafs";
import { deployLoadBalancer, tags } from "./deploy-load-balancer";

const visibility = (metricName: string) => ({
    metricName,
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
});
const group = (name: string, priority: number, overrideAction: object = { none: {} }) => ({
    name,
    priority,
    overrideAction,
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: visibility(name),
});
const rulesOf = async (waf: Readonly<Record<string, unknown>>) =>
    (await deployLoadBalancer({ waf })).only("wafv2/webAcl:WebAcl").inputs["rules"] as Record<string, unknown>[];

describe("a load balancer with a web ACL", () => {
    it("lets through what neither the limit of requests nor AWS's groups take", async () => {
        const recording = await deployLoadBalancer({ waf: {} });
        assert.deepEqual(recording.only("wafv2/webAcl:WebAcl").inputs, {
            scope: "REGIONAL",
            defaultAction: { allow: {} },
            rules: [
                {
                    name: "rate-limit",
                    priority: 0,
                    action: { block: {} },
                    statement: {
                        rateBasedStatement: { limit: 2000, aggregateKeyType: "IP", evaluationWindowSec: 300 },
                    },
                    visibilityConfig: visibility("rate-limit"),
                },
                group("AWSManagedRulesAmazonIpReputationList", 1),
                group("AWSManagedRulesCommonRuleSet", 2),
                group("AWSManagedRulesKnownBadInputsRuleSet", 3),
            ],
            visibilityConfig: visibility("shop-dev"),
            tags,
        });
    });

    it("is behind it", async () => {
        const recording = await deployLoadBalancer({ waf: {} });
        assert.deepEqual(recording.only("WebAclAssociation").inputs, {
            resourceArn:
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop-dev-0a1b2c3/50dc6c495c0c9188",
            webAclArn: "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop-dev-0a1b2c3/0a1b",
        });
    });

    it("logs what its rules take, but for credentials", async () => {
        const recording = await deployLoadBalancer({ waf: { logRetention: "30 days" } });
        const log = recording.only("LogGroup");
        assert.deepEqual(log.inputs, { name: "aws-waf-logs-shop-dev", retentionInDays: 30, tags });
        const { loggingFilter, redactedFields, logDestinationConfigs } = recording.only("WebAclLoggingConfiguration")
            .inputs as Record<string, unknown>;
        assert.deepEqual(logDestinationConfigs, [
            "arn:aws:logs:eu-west-1:123456789012:log-group:aws-waf-logs-shop-dev",
        ]);
        assert.deepEqual(redactedFields, [
            { singleHeader: { name: "authorization" } },
            { singleHeader: { name: "cookie" } },
        ]);
        assert.equal((loggingFilter as { defaultBehavior: string }).defaultBehavior, "DROP");
    });

    it("logs all requests, or none, where configured", async () => {
        const all = await deployLoadBalancer({ waf: { logs: "all" } });
        assert.equal(all.only("WebAclLoggingConfiguration").inputs["loggingFilter"], undefined);
        const none = await deployLoadBalancer({ waf: { logs: "none" } });
        assert.deepEqual([...none.all("WebAclLoggingConfiguration"), ...none.all("LogGroup")], []);
    });

    it("blocks nothing while it only counts", async () => {
        const [limit, ...groups] = await rulesOf({ mode: "count", rateLimit: 500 });
        assert.deepEqual(limit?.["action"], { count: {} });
        assert.deepEqual(
            groups.map(({ overrideAction }) => overrideAction),
            [{ count: {} }, { count: {} }, { count: {} }],
        );
    });

    it("lets single rules of a group only count", async () => {
        const name = "AWSManagedRulesCommonRuleSet";
        const rules = await rulesOf({ managedRules: [name], countOnly: { [name]: ["SizeRestrictions_BODY"] } });
        assert.deepEqual(rules[1]?.["statement"], {
            managedRuleGroupStatement: {
                vendorName: "AWS",
                name,
                ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
            },
        });
    });
});

describe("a web ACL that is already there", () => {
    it("is put before the load balancer, and nothing else is declared for it", async () => {
        const recording = await deployLoadBalancer({ waf: { webAclArn } });
        assert.equal(recording.only("WebAclAssociation").inputs["webAclArn"], webAclArn);
        assert.deepEqual(recording.all("wafv2/webAcl:WebAcl"), []);
    });
});

describe("a load balancer whose web ACL is off", () => {
    it("has none", async () => {
        assert.deepEqual((await deployLoadBalancer({ waf: { mode: "off" } })).all("WebAclAssociation"), []);
    });
});
