import assert from "node:assert/strict";
import { domain, hostedZone } from "../../support/domains";
import { certificateArn, deployLoadBalancer, tags } from "./deploy-load-balancer";

const dnsName = "shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com";
const requested = "arn:aws:acm:eu-west-1:123456789012:certificate/shop-dev";

describe("a load balancer with a domain", () => {
    const deployed = () => deployLoadBalancer({ domain: domain({ aliases: ["www.example.com"] }) });

    it("has a record of each name, which is an alias of it", async () => {
        const recording = await deployed();
        for (const name of ["shop.example.com", "www.example.com"])
            assert.deepEqual(recording.named("Record", `shop-dev-${name}`).inputs, {
                zoneId: hostedZone.id,
                name,
                type: "A",
                aliases: [{ name: dnsName, zoneId: "Z32O12XQLNTSW2", evaluateTargetHealth: true }],
            });
    });

    it("requests a certificate for all names, validated by DNS", async () => {
        assert.deepEqual((await deployed()).only("acm/certificate:Certificate").inputs, {
            domainName: "shop.example.com",
            subjectAlternativeNames: ["www.example.com"],
            validationMethod: "DNS",
            options: { certificateTransparencyLoggingPreference: "ENABLED" },
            tags,
        });
    });

    it("writes the record that ACM asks for, named by the domain's name", async () => {
        assert.deepEqual((await deployed()).named("Record", "shop-dev-validation-www.example.com").inputs, {
            zoneId: hostedZone.id,
            name: "_0a1b.www.example.com.",
            type: "CNAME",
            records: ["_2c3d.acm-validations.aws."],
            ttl: 300,
            allowOverwrite: true,
        });
    });

    it("waits until the certificate is issued before its listener takes it", async () => {
        const recording = await deployed();
        const validation = recording.only("CertificateValidation");
        const listener = recording.named("lb/listener:Listener", "shop-dev-443");
        assert.deepEqual(validation.inputs, {
            certificateArn: requested,
            validationRecordFqdns: ["_0a1b.shop.example.com.", "_0a1b.www.example.com."],
        });
        assert.equal(listener.inputs["certificateArn"], requested);
        assert.ok(listener.dependencies.includes(validation.urn));
    });

    it("redirects HTTP, and is known by the domain", async () => {
        const recording = await deployed();
        const { defaultActions } = recording.named("lb/listener:Listener", "shop-dev-80").inputs as {
            defaultActions: { type: string }[];
        };
        assert.equal(defaultActions[0]?.type, "redirect");
        const { url } = recording.outputsOf(recording.only("flotilla:routing:LoadBalancer")) ?? {};
        assert.equal(url, "https://shop.example.com");
    });
});

describe("a wildcard", () => {
    it("is validated by one record together with the name that it is under", async () => {
        const recording = await deployLoadBalancer({ domain: domain({ aliases: ["*.shop.example.com"] }) });
        const names = recording.all("Record").map(({ name }) => name);
        assert.deepEqual(names.sort(), [
            "shop-dev-*.shop.example.com",
            "shop-dev-shop.example.com",
            "shop-dev-validation-shop.example.com",
        ]);
    });

    it("is validated by the record of the name that it is under, also alone", async () => {
        const recording = await deployLoadBalancer({ domain: domain({ aliases: ["*.example.com"] }) });
        const { inputs } = recording.named("Record", "shop-dev-validation-example.com");
        assert.equal(inputs["name"], "_0a1b.example.com.");
    });
});

describe("a certificate that is given", () => {
    it("is the listener's, and none is requested", async () => {
        const recording = await deployLoadBalancer({ certificateArn, domain: domain() });
        assert.deepEqual(recording.all("acm/certificate:Certificate"), []);
        assert.equal(recording.named("lb/listener:Listener", "shop-dev-443").inputs["certificateArn"], certificateArn);
        assert.deepEqual(
            recording.all("Record").map(({ name }) => name),
            ["shop-dev-shop.example.com"],
        );
    });

    it("may have others beside it, each named by its own id", async () => {
        const arns = ["0a1b", "server-certificate/shop/web"].map((id) =>
            id.includes("/")
                ? `arn:aws:iam::123456789012:${id}`
                : `arn:aws:acm:eu-west-1:123456789012:certificate/${id}`,
        );
        const recording = await deployLoadBalancer({ certificateArn, furtherCertificateArns: arns });
        assert.deepEqual(
            recording.all("ListenerCertificate").map(({ name, inputs }) => [name, inputs["certificateArn"]]),
            [
                ["shop-dev-0a1b", arns[0]],
                ["shop-dev-shop-web", arns[1]],
            ],
        );
    });
});
