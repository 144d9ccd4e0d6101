import assert from "node:assert/strict";
import { certificateArn, deployLoadBalancer, tags } from "./deploy-load-balancer";

const notFound = [
    {
        type: "fixed-response",
        fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
    },
];
const loadBalancerArn =
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop-dev-0a1b2c3/50dc6c495c0c9188";

const balancer = async (...configuration: Parameters<typeof deployLoadBalancer>) =>
    (await deployLoadBalancer(...configuration)).only("lb/loadBalancer:LoadBalancer");

describe("an internal LoadBalancer", () => {
    it("is internal, and lets in the VPC's range", async () => {
        assert.equal((await balancer({ internal: true })).inputs["internal"], true);
        assert.deepEqual(
            (await deployLoadBalancer({ internal: true }))
                .all("SecurityGroupIngressRule")
                .map((rule) => rule.inputs["cidrIpv4"]),
            ["10.0.0.0/16"],
        );
    });

    it("lets in the ranges that are named instead", async () => {
        assert.deepEqual(
            (await deployLoadBalancer({ internal: true, allowedCidrs: ["192.168.0.0/24"] }))
                .all("SecurityGroupIngressRule")
                .map((rule) => rule.inputs["cidrIpv4"]),
            ["192.168.0.0/24"],
        );
    });
});

describe("LoadBalancer by default", () => {
    it("is public, in all zones, and drops invalid headers", async () => {
        assert.deepEqual((await balancer()).inputs, {
            loadBalancerType: "application",
            internal: false,
            securityGroups: ["shop-dev-alb-id"],
            subnets: ["subnet-a", "subnet-b"],
            dropInvalidHeaderFields: true,
            enableDeletionProtection: false,
            idleTimeout: 60,
            tags,
        });
    });

    it("listens on HTTP only, and answers what no route takes with 404", async () => {
        assert.deepEqual((await deployLoadBalancer()).only("lb/listener:Listener").inputs, {
            loadBalancerArn,
            port: 80,
            protocol: "HTTP",
            defaultActions: notFound,
            tags,
        });
    });

    it("lets everyone in on port 80 only", async () => {
        assert.deepEqual((await deployLoadBalancer()).only("SecurityGroupIngressRule").inputs, {
            securityGroupId: "shop-dev-alb-id",
            description: "Requests from 0.0.0.0/0",
            ipProtocol: "tcp",
            fromPort: 80,
            toPort: 80,
            cidrIpv4: "0.0.0.0/0",
            tags,
        });
    });

    it("lets nothing out: each service adds its own rule", async () => {
        assert.deepEqual((await deployLoadBalancer()).all("SecurityGroupEgressRule"), []);
    });

    it("gives the address and the listener that routes", async () => {
        const recording = await deployLoadBalancer();
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:routing:LoadBalancer")), {
            albArn: loadBalancerArn,
            albArnSuffix: "app/shop-dev-0a1b2c3/50dc6c495c0c9188",
            albDnsName: "shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com",
            listenerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop-dev-80",
            securityGroupId: "shop-dev-alb-id",
            url: "http://shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com",
        });
    });
});

describe("LoadBalancer with a certificate", () => {
    it("routes on HTTPS with TLS 1.2 at least, and 404 where no route takes a request", async () => {
        const recording = await deployLoadBalancer({ certificateArn });
        assert.deepEqual(recording.named("lb/listener:Listener", "shop-dev-443").inputs, {
            loadBalancerArn,
            port: 443,
            protocol: "HTTPS",
            certificateArn,
            sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
            defaultActions: notFound,
            tags,
        });
    });

    it("redirects HTTP for good", async () => {
        const recording = await deployLoadBalancer({ certificateArn });
        assert.deepEqual(recording.named("lb/listener:Listener", "shop-dev-80").inputs["defaultActions"], [
            { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
        ]);
    });

    it("takes the configured TLS policy", async () => {
        const sslPolicy = "ELBSecurityPolicy-TLS13-1-3-2021-06";
        const recording = await deployLoadBalancer({ certificateArn, sslPolicy });
        assert.equal(recording.named("lb/listener:Listener", "shop-dev-443").inputs["sslPolicy"], sslPolicy);
    });

    it("gives an https address and the HTTPS listener", async () => {
        const recording = await deployLoadBalancer({ certificateArn });
        const { url, listenerArn } = recording.outputsOf(recording.only("flotilla:routing:LoadBalancer")) ?? {};
        assert.deepEqual(
            [url, listenerArn],
            [
                "https://shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com",
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop-dev-443",
            ],
        );
    });
});

describe("who may reach the load balancer", () => {
    it("is one rule a port and range, named by both", async () => {
        const recording = await deployLoadBalancer({
            certificateArn,
            allowedCidrs: ["203.0.113.0/24", "198.51.100.7/32"],
        });
        assert.deepEqual(
            recording
                .all("SecurityGroupIngressRule")
                .map(({ name, inputs }) => [name, inputs["fromPort"], inputs["toPort"], inputs["cidrIpv4"]]),
            [
                ["shop-dev-alb-80-203-0-113-0-24", 80, 80, "203.0.113.0/24"],
                ["shop-dev-alb-80-198-51-100-7-32", 80, 80, "198.51.100.7/32"],
                ["shop-dev-alb-443-203-0-113-0-24", 443, 443, "203.0.113.0/24"],
                ["shop-dev-alb-443-198-51-100-7-32", 443, 443, "198.51.100.7/32"],
            ],
        );
    });
});

describe("deleting the load balancer", () => {
    for (const [environment, section, refused] of [
        [{ class: "production" }, {}, true],
        [{ class: "production", protect: false }, {}, false],
        [{ class: "disposable" }, {}, false],
        [{ class: "disposable" }, { deletionProtection: true }, true],
        [{ class: "production" }, { deletionProtection: false }, false],
    ] as const) {
        it(`is ${refused ? "refused" : "allowed"} by AWS with ${JSON.stringify({ ...environment, ...section })}`, async () => {
            assert.equal((await balancer(section, environment)).inputs["enableDeletionProtection"], refused);
        });
    }

    for (const [environment, refused] of [
        [{ class: "production" }, true],
        [{ class: "production", protect: false }, false],
        [{ class: "disposable" }, false],
    ] as const) {
        it(`is ${refused ? "refused" : "allowed"} by Pulumi with ${JSON.stringify(environment)}`, async () => {
            assert.equal((await balancer({}, environment)).protect, refused);
        });
    }
});

describe("an idle connection", () => {
    it("is kept as long as configured", async () => {
        assert.equal((await balancer({ idleTimeout: "5 min" })).inputs["idleTimeout"], 300);
    });
});
