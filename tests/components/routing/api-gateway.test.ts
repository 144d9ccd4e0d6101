import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { domain, hostedZone } from "../../support/domains";
import { memoized } from "../../support/memoized";
import { planWith } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";

/** Runs a platform with an API before its load balancer, planned from the sections of both. */
const deployed = memoized(
    async (
        apiGateway: Readonly<Record<string, unknown>> = {},
        loadBalancer: Readonly<Record<string, unknown>> = {},
    ): Promise<Recording> => {
        const plan = planWith({ sections: { apiGateway, loadBalancer } });
        return (await deploy(() => new Platform(plan.name, { plan }))).recording;
    },
);
const of = async (type: string, ...args: Parameters<typeof deployed>) => (await deployed(...args)).only(type).inputs;

describe("an API before a load balancer", () => {
    it("sends every request on to the listener, through a VPC link", async () => {
        const recording = await deployed();
        const { format, ...integration } = recording.only("apigatewayv2/integration:Integration").inputs;
        assert.equal(format, undefined);
        assert.deepEqual(integration, {
            apiId: "shop-dev-id",
            integrationType: "HTTP_PROXY",
            integrationMethod: "ANY",
            integrationUri: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop-dev-80",
            connectionType: "VPC_LINK",
            connectionId: "shop-dev-id",
            payloadFormatVersion: "1.0",
            timeoutMilliseconds: 30_000,
        });
        assert.equal(recording.only("apigatewayv2/route:Route").inputs["routeKey"], "$default");
    });

    it("limits requests, and logs each", async () => {
        const { defaultRouteSettings, accessLogSettings, autoDeploy } = await of("apigatewayv2/stage:Stage", {
            rateLimit: 50,
            burstLimit: 100,
        });
        assert.deepEqual(defaultRouteSettings, {
            throttlingRateLimit: 50,
            throttlingBurstLimit: 100,
            detailedMetricsEnabled: true,
        });
        assert.equal(
            (accessLogSettings as { destinationArn: string }).destinationArn,
            "arn:aws:logs:eu-west-1:123456789012:log-group:/shop/dev/api",
        );
        assert.equal(autoDeploy, true);
    });

    it("logs nothing where that is off", async () => {
        assert.equal((await of("apigatewayv2/stage:Stage", { accessLogs: false }))["accessLogSettings"], undefined);
    });

    it("enters the VPC by the app subnets, and reaches the load balancer's port alone", async () => {
        const recording = await deployed();
        assert.deepEqual(recording.only("VpcLink").inputs["subnetIds"], [
            "subnet-app-eu-west-1a",
            "subnet-app-eu-west-1b",
        ]);
        const egress = recording.named("SecurityGroupEgressRule", "shop-dev-api").inputs;
        assert.deepEqual(
            [egress["referencedSecurityGroupId"], egress["fromPort"], egress["toPort"]],
            ["shop-dev-alb-id", 80, 80],
        );
        const ingress = recording.named("SecurityGroupIngressRule", "shop-dev-api").inputs;
        assert.deepEqual(
            [ingress["securityGroupId"], ingress["referencedSecurityGroupId"]],
            ["shop-dev-alb-id", "shop-dev-api-id"],
        );
    });

    it("takes no certificate but that of the load balancer's domain", async () => {
        const loadBalancer = { domain: domain() };
        const { tlsConfig, integrationUri } = await of("apigatewayv2/integration:Integration", {}, loadBalancer);
        assert.deepEqual(tlsConfig, { serverNameToVerify: "shop.example.com" });
        assert.match(String(integrationUri), /shop-dev-443$/);
    });

    it("is told of beside the load balancers", async () => {
        const recording = await deployed();
        const { urls } = recording.outputsOf(recording.only("flotilla:index:Platform")) as {
            urls: Record<string, string>;
        };
        assert.equal(urls["apiGateway"], "https://shop-dev-id.execute-api.eu-west-1.amazonaws.com");
    });
});

describe("an API with a domain", () => {
    const apiGateway = { domain: domain({ name: "api.example.com", aliases: ["api2.example.com"] }) };

    it("answers under each name, and under AWS's own no longer", async () => {
        const recording = await deployed(apiGateway);
        assert.equal(recording.only("apigatewayv2/api:Api").inputs["disableExecuteApiEndpoint"], true);
        for (const name of ["api.example.com", "api2.example.com"]) {
            const { domainNameConfiguration } = recording.named("DomainName", `shop-dev-${name}`).inputs;
            assert.deepEqual(domainNameConfiguration, {
                certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/shop-dev-api",
                endpointType: "REGIONAL",
                securityPolicy: "TLS_1_2",
            });
            assert.equal(recording.named("ApiMapping", `shop-dev-${name}`).inputs["domainName"], name);
            assert.deepEqual(recording.named("Record", `shop-dev-${name}`).inputs, {
                zoneId: hostedZone.id,
                name,
                type: "A",
                aliases: [
                    {
                        name: `d-${name}.execute-api.eu-west-1.amazonaws.com`,
                        zoneId: "ZLY8HYME6SFDD",
                        evaluateTargetHealth: true,
                    },
                ],
            });
        }
    });

    it("takes a certificate that is given", async () => {
        const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
        const recording = await deployed({ ...apiGateway, certificateArn });
        assert.deepEqual(recording.all("acm/certificate:Certificate"), []);
        const { domainNameConfiguration } = recording.named("DomainName", "shop-dev-api.example.com").inputs;
        assert.equal((domainNameConfiguration as { certificateArn: string }).certificateArn, certificateArn);
    });
});
