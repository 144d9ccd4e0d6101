import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { webService } from "../../support/plans";
import { deployService, tags } from "./deploy-service";

const ownTags = { ...tags, Service: "order" };
const described = { ipProtocol: "tcp", fromPort: 8080, toPort: 8080, tags: ownTags };
const conditions = async (routes: ServiceConfiguration["routes"]) =>
    (await deployService(webService({ routes }))).all("ListenerRule").map(({ inputs }) => inputs["conditions"]);

describe("the target group", () => {
    it("reaches tasks by address, and asks for their health", async () => {
        assert.deepEqual((await deployService(webService())).only("TargetGroup").inputs, {
            vpcId: "vpc-1",
            targetType: "ip",
            protocol: "HTTP",
            port: 80,
            deregistrationDelay: 30,
            healthCheck: {
                path: "/health",
                matcher: "200",
                protocol: "HTTP",
                port: "traffic-port",
                interval: 15,
                timeout: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 3,
            },
            tags: ownTags,
        });
    });

    it("is the same for any port of the container, so that another port replaces no group that requests go to", async () => {
        const of = async (port: number) => (await deployService(webService({ port }))).only("TargetGroup").inputs;
        assert.deepEqual(await of(9090), await of(8080));
    });

    it("takes every value of the health check from the configuration", async () => {
        const { inputs } = (
            await deployService(
                webService({
                    health: {
                        path: "/ready",
                        expect: "200-299",
                        interval: "40 s",
                        timeout: "20 s",
                        healthyThreshold: 4,
                        unhealthyThreshold: 6,
                    },
                    deployment: { deregistrationDelay: "2 min" },
                }),
            )
        ).only("TargetGroup");
        assert.deepEqual(
            [inputs["healthCheck"], inputs["deregistrationDelay"]],
            [
                {
                    path: "/ready",
                    matcher: "200-299",
                    protocol: "HTTP",
                    port: "traffic-port",
                    interval: 40,
                    timeout: 20,
                    healthyThreshold: 4,
                    unhealthyThreshold: 6,
                },
                120,
            ],
        );
    });

    it("starts slowly, and keeps a client with its task, where the service says so", async () => {
        const { inputs } = (await deployService(webService({ slowStart: "60 s", stickiness: "60 min" }))).only(
            "TargetGroup",
        );
        assert.deepEqual(
            [inputs["slowStart"], inputs["stickiness"]],
            [60, { enabled: true, type: "lb_cookie", cookieDuration: 3600 }],
        );
        const own = (await deployService(webService({ stickiness: { duration: "60 min", cookie: "SESSION" } }))).only(
            "TargetGroup",
        );
        assert.deepEqual(own.inputs["stickiness"], {
            enabled: true,
            type: "app_cookie",
            cookieDuration: 3600,
            cookieName: "SESSION",
        });
    });

    it("is made anew before the old one goes", async () => {
        assert.equal((await deployService(webService())).only("TargetGroup").deleteBeforeReplace, false);
    });
});

describe("the listener rule", () => {
    it("sends the service's paths to its target group, and is named by its place", async () => {
        const { name, inputs } = (await deployService(webService())).only("ListenerRule");
        assert.deepEqual(inputs, {
            listenerArn: "arn:listener",
            priority: Number(name.replace("rule-", "")),
            conditions: [{ pathPattern: { values: ["/orders", "/orders/*"] } }],
            actions: [
                {
                    type: "forward",
                    targetGroupArn:
                        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/order-0a1b2c3/73e2d6bc24d8a067",
                },
            ],
            tags: ownTags,
        });
    });

    it("looks at the host too where the route has one", async () => {
        assert.deepEqual(await conditions([{ host: "api.example.com", path: "/orders/*" }]), [
            [{ hostHeader: { values: ["api.example.com"] } }, { pathPattern: { values: ["/orders/*"] } }],
        ]);
    });

    it("looks at the host alone where the route has no path", async () => {
        assert.deepEqual(await conditions([{ host: "api.example.com" }]), [
            [{ hostHeader: { values: ["api.example.com"] } }],
        ]);
    });

    it("looks at headers, the query string, methods and the source where the route asks for them", async () => {
        const route = {
            path: "/orders",
            headers: { "X-Canary": "yes" },
            query: { version: ["2", "3"] },
            methods: ["GET"],
        };
        assert.deepEqual(await conditions([route]), [
            [
                { pathPattern: { values: ["/orders"] } },
                { httpRequestMethod: { values: ["GET"] } },
                { httpHeader: { httpHeaderName: "x-canary", values: ["yes"] } },
                {
                    queryStrings: [
                        { key: "version", value: "2" },
                        { key: "version", value: "3" },
                    ],
                },
            ],
        ]);
        assert.deepEqual(await conditions([{ sourceCidrs: ["10.0.0.0/8"] }]), [
            [{ sourceIp: { values: ["10.0.0.0/8"] } }],
        ]);
    });

    it("is one for each five paths", async () => {
        const all = await conditions(["/a", "/b", "/c", "/d", "/e", "/f"]);
        assert.deepEqual(
            all.map((each) => (each as { pathPattern: { values: string[] } }[])[0]?.pathPattern.values.length).sort(),
            [1, 5],
        );
    });
});

describe("the security group of a service", () => {
    it("is an empty shell", async () => {
        assert.deepEqual((await deployService(webService())).only("SecurityGroup").inputs, {
            vpcId: "vpc-1",
            description: "Tasks of order",
            tags: { ...ownTags, Name: "shop-dev-order" },
        });
    });

    it("lets in the load balancer only, on the service's port", async () => {
        assert.deepEqual((await deployService(webService())).only("SecurityGroupIngressRule").inputs, {
            securityGroupId: "order-id",
            referencedSecurityGroupId: "sg-alb",
            description: "Requests from the load balancer",
            ...described,
        });
    });

    it("lets out HTTPS", async () => {
        assert.deepEqual((await deployService(webService())).named("SecurityGroupEgressRule", "order-https").inputs, {
            securityGroupId: "order-id",
            description: "AWS APIs and other HTTPS",
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrIpv4: "0.0.0.0/0",
            tags: ownTags,
        });
    });
});

describe("the security group of the load balancer", () => {
    it("lets requests out to the service's port", async () => {
        assert.deepEqual((await deployService(webService())).named("SecurityGroupEgressRule", "order-alb").inputs, {
            securityGroupId: "sg-alb",
            referencedSecurityGroupId: "order-id",
            description: "Requests to order",
            ...described,
        });
    });
});
