import assert from "node:assert/strict";
import {
    DescribeListenersCommand,
    DescribeLoadBalancersCommand,
    type LoadBalancer,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Clients } from "../../support/clients";
import { givenImage } from "../../support/given-images";
import { callJson } from "../../support/request-aws";
import { giveHostedZone, recordsOf } from "../../support/route53";
import type { Everything, Part } from "../part";

const loadBalancer = "edge";
const zone = "edge.example.com";
const names = [`shop.${zone}`, `www.${zone}`];
let hostedZoneId = "";

async function loadBalancerOf({ aws, prefix }: Everything): Promise<LoadBalancer> {
    const { LoadBalancers = [] } = await aws.loadBalancing.send(new DescribeLoadBalancersCommand({}));
    const found = LoadBalancers.find(({ LoadBalancerName = "" }) =>
        LoadBalancerName.startsWith(`${prefix}-${loadBalancer}`),
    );
    assert.ok(found !== undefined);
    return found;
}

const callWaf = (aws: Clients, action: string, input: object) =>
    callJson(aws, "wafv2", `AWSWAF_20190729.${action}`, input);
const callAcm = (aws: Clients, action: string, input: object) =>
    callJson(aws, "acm", `CertificateManager.${action}`, input);

interface WebAcl {
    readonly ARN: string;
    readonly Rules: readonly {
        readonly Name: string;
        readonly Statement: { readonly RateBasedStatement?: { readonly Limit: number } };
    }[];
}

/** A load balancer with its own domain in a hosted zone that is there, and behind a web ACL. */
export const part: Part = {
    title: "a load balancer with a domain and a web ACL",
    services: [
        {
            name: "edge-web",
            image: { uri: givenImage("user") },
            cpu: "0.25 vCPU",
            memory: "512 MiB",
            port: 8080,
            routes: ["/users", "/users/*"],
            loadBalancer,
        },
    ],
    prepare: async (aws) => {
        hostedZoneId = await giveHostedZone(aws, zone);
        const domain = {
            name: names[0],
            aliases: names.slice(1),
            hostedZone: { id: hostedZoneId, name: zone },
        };
        const waf = {
            rateLimit: 5000,
            countOnly: { AWSManagedRulesCommonRuleSet: ["SizeRestrictions_BODY"] },
        };
        return { loadBalancers: { [loadBalancer]: { domain, waf } } };
    },
    checks: (everything) => {
        it("has a record for each name and one that validates it, in the zone that was there", async () => {
            const records = await recordsOf(everything.aws, hostedZoneId);
            assert.deepEqual(
                records.filter((record) => !/^(NS|SOA) /.test(record)),
                [...names.map((name) => `A ${name}`), ...names.map((name) => `CNAME _.${name}`)],
            );
        });

        it("listens with the certificate that was requested for the names, and redirects HTTP", async () => {
            const { aws } = everything;
            const { LoadBalancerArn } = await loadBalancerOf(everything);
            const { Listeners = [] } = await aws.loadBalancing.send(new DescribeListenersCommand({ LoadBalancerArn }));
            const [http, https] = [80, 443].map((port) => Listeners.find(({ Port }) => Port === port));
            assert.equal(http?.DefaultActions?.[0]?.RedirectConfig?.Protocol, "HTTPS");
            const { Certificate } = await callAcm(aws, "DescribeCertificate", {
                CertificateArn: https?.Certificates?.[0]?.CertificateArn,
            });
            const { SubjectAlternativeNames } = Certificate as { readonly SubjectAlternativeNames: readonly string[] };
            assert.deepEqual([...SubjectAlternativeNames].sort(), names);
        });

        it("is behind a web ACL with a limit of requests and AWS's rules, which logs", async () => {
            const { aws, prefix } = everything;
            const { LoadBalancerArn } = await loadBalancerOf(everything);
            const found = await callWaf(aws, "GetWebACLForResource", { ResourceArn: LoadBalancerArn });
            const { ARN, Rules } = found["WebACL"] as WebAcl;
            assert.deepEqual([...Rules].map(({ Name }) => Name).sort(), [
                "AWSManagedRulesAmazonIpReputationList",
                "AWSManagedRulesCommonRuleSet",
                "AWSManagedRulesKnownBadInputsRuleSet",
                "rate-limit",
            ]);
            const limits = Rules.flatMap(({ Statement }) => Statement.RateBasedStatement?.Limit ?? []);
            assert.deepEqual(limits, [5000]);
            const logging = await callWaf(aws, "GetLoggingConfiguration", { ResourceArn: ARN });
            const { LogDestinationConfigs } = logging["LoggingConfiguration"] as {
                readonly LogDestinationConfigs: readonly string[];
            };
            assert.match(LogDestinationConfigs[0] ?? "", new RegExp(`:aws-waf-logs-${prefix}-${loadBalancer}`));
        });

        it("blocks what the rules of the web ACL take");

        it("is reached through an API with a VPC link");
    },
    checksAfterwards: (everything) => {
        it("has left the zone that was there, and no record, certificate or web ACL", async () => {
            const { aws } = everything;
            const records = await recordsOf(aws, hostedZoneId);
            assert.deepEqual(
                records.map((record) => record.split(" ")[0]),
                ["NS", "SOA"],
            );
            const { CertificateSummaryList } = await callAcm(aws, "ListCertificates", {});
            const certificates = CertificateSummaryList as readonly { readonly DomainName: string }[];
            assert.ok(!certificates.some(({ DomainName }) => DomainName === names[0]));
            const { WebACLs } = await callWaf(aws, "ListWebACLs", { Scope: "REGIONAL" });
            assert.deepEqual(WebACLs, []);
        });
    },
};
