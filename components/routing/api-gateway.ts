import type * as acm from "@pulumi/aws/acm";
import * as apigatewayv2 from "@pulumi/aws/apigatewayv2";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { ApiGatewayPlan } from "../../model/plan/api-gateway";
import type { DomainPlan } from "../../model/plan/domain";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { declareAliases } from "./alias-records";
import { Certificate } from "./certificate";
import type { RoutingLoadBalancer } from "./existing-load-balancer";

/** The arguments of an {@link ApiGateway}. */
export interface ApiGatewayArgs {
    readonly plan: ApiGatewayPlan;
    readonly vpcId: pulumi.Input<string>;
    /** The private subnets that requests enter the VPC by. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The load balancer that requests go on to. */
    readonly loadBalancer: Pick<RoutingLoadBalancer, "listenerArn" | "securityGroupId" | "existing">;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly api?: Transform<apigatewayv2.ApiArgs>;
        readonly vpcLink?: Transform<apigatewayv2.VpcLinkArgs>;
        readonly integration?: Transform<apigatewayv2.IntegrationArgs>;
        readonly stage?: Transform<apigatewayv2.StageArgs>;
        readonly domainName?: Transform<apigatewayv2.DomainNameArgs>;
        readonly certificate?: Transform<acm.CertificateArgs>;
        readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
    };
}

/** What is logged of a request. Source: Variables for access logging for HTTP APIs, API Gateway developer guide. */
const accessLog = JSON.stringify({
    time: "$context.requestTime",
    requestId: "$context.requestId",
    ip: "$context.identity.sourceIp",
    host: "$context.domainName",
    method: "$context.httpMethod",
    path: "$context.path",
    status: "$context.status",
    bytes: "$context.responseLength",
    milliseconds: "$context.responseLatency",
    integrationStatus: "$context.integrationStatus",
    error: "$context.integrationErrorMessage",
});

/** An HTTP API that sends every request on to a load balancer, through a VPC link. */
export class ApiGateway extends pulumi.ComponentResource {
    readonly apiId: pulumi.Output<string>;
    readonly url: pulumi.Output<string>;

    constructor(name: string, args: ApiGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:routing:ApiGateway", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const child = { parent: this };
        const api = new apigatewayv2.Api(
            name,
            transformed(transform.api, {
                protocolType: "HTTP",
                // With a domain, requests by AWS's own name would go around what is before the domain.
                disableExecuteApiEndpoint: plan.domain !== undefined,
                tags,
            }),
            child,
        );
        const integration = new apigatewayv2.Integration(
            name,
            transformed(transform.integration, {
                apiId: api.id,
                integrationType: "HTTP_PROXY",
                integrationMethod: "ANY",
                integrationUri: args.loadBalancer.listenerArn,
                connectionType: "VPC_LINK",
                connectionId: this.link(name, args).id,
                payloadFormatVersion: "1.0",
                timeoutMilliseconds: plan.timeoutSeconds * 1000,
                ...(plan.serverName !== undefined && { tlsConfig: { serverNameToVerify: plan.serverName } }),
            }),
            child,
        );
        const route = new apigatewayv2.Route(
            name,
            { apiId: api.id, routeKey: "$default", target: pulumi.interpolate`integrations/${integration.id}` },
            child,
        );
        const logs =
            plan.logs &&
            new cloudwatch.LogGroup(
                `${name}-api`,
                transformed(transform.logGroup, {
                    name: plan.logs.group,
                    retentionInDays: plan.logs.retentionDays,
                    tags,
                }),
                child,
            );
        const stage = new apigatewayv2.Stage(
            name,
            transformed(transform.stage, {
                apiId: api.id,
                name: "$default",
                autoDeploy: true,
                defaultRouteSettings: {
                    throttlingRateLimit: plan.rateLimit,
                    throttlingBurstLimit: plan.burstLimit,
                    detailedMetricsEnabled: true,
                },
                ...(logs && { accessLogSettings: { destinationArn: logs.arn, format: accessLog } }),
                tags,
            }),
            { ...child, dependsOn: [route] },
        );
        if (plan.domain !== undefined) this.answerAs(name, plan.domain, api, stage, args);
        this.apiId = api.id;
        this.url = plan.domain === undefined ? api.apiEndpoint : pulumi.output(`https://${plan.domain.names[0] ?? ""}`);
        this.registerOutputs({ apiId: this.apiId, url: this.url });
    }

    /** The way from the API into the VPC, which reaches the load balancer and nothing else. */
    private link(name: string, args: ApiGatewayArgs): apigatewayv2.VpcLink {
        const { plan, loadBalancer, tags, transform = {} } = args;
        const child = { parent: this };
        const group = new ec2.SecurityGroup(
            `${name}-api`,
            {
                vpcId: args.vpcId,
                description: "API Gateway's way into the VPC",
                tags: { ...tags, Name: `${name}-api` },
            },
            child,
        );
        const described = { ipProtocol: "tcp", fromPort: plan.port, toPort: plan.port, tags };
        new vpc.SecurityGroupEgressRule(
            `${name}-api`,
            {
                securityGroupId: group.id,
                referencedSecurityGroupId: loadBalancer.securityGroupId,
                description: "Requests to the load balancer",
                ...described,
            },
            child,
        );
        if (loadBalancer.existing !== true)
            new vpc.SecurityGroupIngressRule(
                `${name}-api`,
                {
                    securityGroupId: loadBalancer.securityGroupId,
                    referencedSecurityGroupId: group.id,
                    description: "Requests from API Gateway",
                    ...described,
                },
                child,
            );
        return new apigatewayv2.VpcLink(
            name,
            transformed(transform.vpcLink, { subnetIds: args.subnetIds, securityGroupIds: [group.id], tags }),
            child,
        );
    }

    /** Lets the API answer under each name of a domain. */
    private answerAs(
        name: string,
        domain: DomainPlan,
        api: apigatewayv2.Api,
        stage: apigatewayv2.Stage,
        { plan, tags, transform = {} }: ApiGatewayArgs,
    ): void {
        const child = { parent: this };
        const certificateArn =
            plan.certificateArn ??
            new Certificate(
                `${name}-api`,
                { domain, tags, ...(transform.certificate && { transform: transform.certificate }) },
                child,
            ).certificateArn;
        for (const each of domain.names) {
            const { domainName, domainNameConfiguration } = new apigatewayv2.DomainName(
                `${name}-${each}`,
                transformed(transform.domainName, {
                    domainName: each,
                    domainNameConfiguration: { certificateArn, endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
                    tags,
                }),
                child,
            );
            new apigatewayv2.ApiMapping(`${name}-${each}`, { apiId: api.id, domainName, stage: stage.id }, child);
            declareAliases(this, name, {
                domain: { ...domain, names: [each] },
                dnsName: domainNameConfiguration.targetDomainName,
                hostedZoneId: domainNameConfiguration.hostedZoneId,
            });
        }
    }
}
