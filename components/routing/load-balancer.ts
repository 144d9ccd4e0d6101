import type * as acm from "@pulumi/aws/acm";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import * as vpc from "@pulumi/aws/vpc";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerPlan } from "../../model/plan/load-balancer";
import type { WafPlan } from "../../model/plan/waf";
import { declareHttpsEgress } from "../https-egress";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { AccessLogBucket } from "./access-log-bucket";
import { declareAliases } from "./alias-records";
import { Certificate } from "./certificate";
import { WebAcl } from "./web-acl";

/** The arguments of a {@link LoadBalancer}. */
export interface LoadBalancerArgs {
    readonly plan: LoadBalancerPlan;
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Whether Pulumi refuses to delete the load balancer and its logs. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly loadBalancer?: Transform<lb.LoadBalancerArgs>;
        readonly listener?: Transform<lb.ListenerArgs>;
        readonly certificate?: Transform<acm.CertificateArgs>;
        readonly webAcl?: Transform<wafv2.WebAclArgs>;
        readonly webAclLogGroup?: Transform<cloudwatch.LogGroupArgs>;
    };
}

const notFound = {
    type: "fixed-response",
    fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
};
const toHttps = { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } };

/** A load balancer, public or internal, with its own security group, listeners and logs. What no route takes is answered with 404. */
export class LoadBalancer extends pulumi.ComponentResource {
    readonly albArn: pulumi.Output<string>;
    /** The part of the ARN by which metrics name the load balancer. */
    readonly albArnSuffix: pulumi.Output<string>;
    readonly albDnsName: pulumi.Output<string>;
    /** The listener that routes: HTTPS where there is a certificate. */
    readonly listenerArn: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly url: pulumi.Output<string>;

    constructor(name: string, args: LoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:routing:LoadBalancer", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const secure = plan.protocol === "HTTPS";
        const group = new ec2.SecurityGroup(
            `${name}-alb`,
            {
                vpcId: args.vpcId,
                description: `The ${plan.internal ? "internal" : "public"} load balancer`,
                tags: { ...tags, Name: `${name}-alb` },
            },
            { parent: this },
        );
        for (const port of secure ? [80, 443] : [80]) {
            for (const cidrIpv4 of plan.allowedCidrs) {
                const child = `${name}-alb-${port}-${cidrIpv4.replace(/[./]/g, "-")}`;
                new vpc.SecurityGroupIngressRule(
                    child,
                    {
                        securityGroupId: group.id,
                        description: `Requests from ${cidrIpv4}`,
                        ipProtocol: "tcp",
                        fromPort: port,
                        toPort: port,
                        cidrIpv4,
                        tags,
                    },
                    { parent: this },
                );
            }
        }
        if (plan.asksIdentityProviders) this.letOutToIdentityProviders(name, group, tags);
        const logs =
            plan.accessLogs !== undefined && plan.accessLogs.bucket === undefined
                ? new AccessLogBucket(
                      `${name}-logs`,
                      { retentionDays: plan.accessLogs.retentionDays, protect: args.protect, tags },
                      { parent: this },
                  )
                : undefined;
        const bucket = plan.accessLogs?.bucket ?? logs?.bucketName;
        const balancer = new lb.LoadBalancer(
            name,
            transformed(transform.loadBalancer, {
                loadBalancerType: "application",
                internal: plan.internal,
                securityGroups: [group.id],
                subnets: args.subnetIds,
                dropInvalidHeaderFields: true,
                enableDeletionProtection: plan.deletionProtection,
                idleTimeout: plan.idleTimeoutSeconds,
                ...(bucket !== undefined && {
                    accessLogs: {
                        enabled: true,
                        bucket,
                        ...(plan.accessLogs?.prefix !== undefined && { prefix: plan.accessLogs.prefix }),
                    },
                }),
                tags,
            }),
            // AWS tries to write to the bucket when logging is turned on.
            { parent: this, protect: args.protect, dependsOn: logs === undefined ? [] : [logs] },
        );
        const listener = (port: number, listenerArgs: Omit<lb.ListenerArgs, "loadBalancerArn" | "port">) =>
            new lb.Listener(
                `${name}-${port}`,
                transformed(transform.listener, { loadBalancerArn: balancer.arn, port, tags, ...listenerArgs }),
                { parent: this },
            );
        const http = listener(80, { protocol: "HTTP", defaultActions: [secure ? toHttps : notFound] });
        const https = secure
            ? listener(443, {
                  protocol: "HTTPS",
                  certificateArn: plan.certificateArn ?? this.requestCertificate(name, args)?.certificateArn,
                  sslPolicy: plan.sslPolicy,
                  defaultActions: [notFound],
              })
            : undefined;
        if (https !== undefined) this.addCertificates(name, plan, https);
        if (plan.waf !== undefined) this.filter(name, plan.waf, balancer, args);
        if (plan.domain !== undefined)
            declareAliases(this, name, {
                domain: plan.domain,
                dnsName: balancer.dnsName,
                hostedZoneId: balancer.zoneId,
            });

        this.albArn = balancer.arn;
        this.albArnSuffix = balancer.arnSuffix;
        this.albDnsName = balancer.dnsName;
        this.listenerArn = (https ?? http).arn;
        this.securityGroupId = group.id;
        this.url = pulumi.interpolate`${plan.protocol.toLowerCase()}://${plan.domain?.names[0] ?? balancer.dnsName}`;
        this.registerOutputs({
            albArn: this.albArn,
            albArnSuffix: this.albArnSuffix,
            albDnsName: this.albDnsName,
            listenerArn: this.listenerArn,
            securityGroupId: this.securityGroupId,
            url: this.url,
        });
    }

    /** Puts a web ACL before the load balancer: its own, or one that is there. */
    private filter(name: string, plan: WafPlan, balancer: lb.LoadBalancer, args: LoadBalancerArgs): void {
        const { tags, transform: { webAcl, webAclLogGroup } = {} } = args;
        const webAclArn =
            plan.kind === "given"
                ? plan.webAclArn
                : new WebAcl(
                      name,
                      {
                          plan,
                          tags,
                          transform: { ...(webAcl && { webAcl }), ...(webAclLogGroup && { logGroup: webAclLogGroup }) },
                      },
                      { parent: this },
                  ).webAclArn;
        new wafv2.WebAclAssociation(name, { resourceArn: balancer.arn, webAclArn }, { parent: this });
    }

    /** Lets the load balancer reach those who say who may take a route, at whatever address they are. */
    private letOutToIdentityProviders(name: string, group: ec2.SecurityGroup, tags: Tags): void {
        declareHttpsEgress(this, `${name}-alb-identity`, {
            securityGroupId: group.id,
            description: "Identity providers",
            tags,
        });
    }

    /** The certificate for the plan's domain, if it is to be requested. */
    private requestCertificate(
        name: string,
        { plan, tags, transform = {} }: LoadBalancerArgs,
    ): Certificate | undefined {
        if (plan.domain?.requestsCertificate !== true) return undefined;
        return new Certificate(
            name,
            { domain: plan.domain, tags, ...(transform.certificate && { transform: transform.certificate }) },
            { parent: this },
        );
    }

    /** Lets the listener choose among further certificates by the name that a client asks for. */
    private addCertificates(name: string, { furtherCertificateArns }: LoadBalancerPlan, listener: lb.Listener): void {
        for (const certificateArn of furtherCertificateArns)
            new lb.ListenerCertificate(
                `${name}-${certificateArn.split("/").slice(1).join("-")}`,
                { listenerArn: listener.arn, certificateArn },
                { parent: this },
            );
    }
}
