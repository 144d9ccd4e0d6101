import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { memoized } from "../../support/memoized";
import { planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";
import { tags } from "./deploy-service";
import { statementsOf } from "./statements";

const deployed = memoized(async (discovery: object, ...services: ServiceConfiguration[]): Promise<Recording> => {
    const sections = { capacity: { instanceTypes: ["m6i.large"], max: 8 }, discovery };
    const plan = planWith({ sections, services });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const found = (dns: "A" | "SRV") => worker({ name: "search", port: 9200, discovery: { dns } });
const byDns = (dns: "A" | "SRV", zone: object = {}) => deployed(zone, webService({ calls: ["search"] }), found(dns));
const serviceOf = (recording: Recording, name: string) => recording.named("ecs/service:Service", name);
const definitionOf = (recording: Recording, name: string) =>
    String(recording.named("TaskDefinition", name).inputs["containerDefinitions"]);

describe("a service that is found by DNS", () => {
    it("has its records in a private zone of the VPC", async () => {
        const recording = await byDns("A");
        assert.deepEqual(recording.only("PrivateDnsNamespace").inputs, {
            name: "shop-dev.internal",
            vpc: recording.only("PrivateDnsNamespace").inputs["vpc"],
            description: "Services by DNS",
            tags,
        });
        const { inputs } = recording.only("servicediscovery/service:Service");
        assert.deepEqual(inputs, {
            name: "search",
            description: "Tasks of search",
            dnsConfig: {
                namespaceId: "shop-dev-id",
                dnsRecords: [{ type: "A", ttl: 10 }],
                routingPolicy: "MULTIVALUE",
            },
            healthCheckCustomConfig: { failureThreshold: 1 },
            forceDestroy: true,
            tags: { ...tags, Service: "search" },
        });
    });

    it("registers its tasks there, with their port only in SRV records", async () => {
        const registries = async (dns: "A" | "SRV") => {
            const registry = serviceOf(await byDns(dns), "search").inputs["serviceRegistries"] as object;
            return Object.fromEntries(Object.entries(registry).filter(([key]) => key !== "registryArn"));
        };
        assert.deepEqual(await registries("A"), {});
        assert.deepEqual(await registries("SRV"), { containerName: "search", containerPort: 9200 });
    });

    it("is told to its callers with its port, or as one that has it in the zone", async () => {
        const zone = { dnsNamespace: "shop.example" };
        assert.ok(definitionOf(await byDns("A", zone), "order").includes('"http://search.shop.example:9200"'));
        assert.ok(definitionOf(await byDns("SRV", zone), "order").includes('"http+srv://search.shop.example"'));
    });

    it("has no proxy, nor has its caller", async () => {
        const recording = await byDns("A");
        for (const name of ["order", "search"]) {
            assert.deepEqual(serviceOf(recording, name).inputs["serviceConnectConfiguration"], { enabled: false });
            assert.equal(recording.named("TaskDefinition", name).inputs["cpu"], "256");
        }
    });

    it("is there before its callers", async () => {
        const recording = await byDns("A");
        assert.ok(recording.reach(serviceOf(recording, "order")).has(serviceOf(recording, "search")));
    });

    it("lets in its callers and nobody else", async () => {
        const recording = await deployed({}, webService({ calls: ["search"] }), found("A"), worker());
        const rules = recording
            .all("SecurityGroupIngressRule")
            .filter(({ inputs }) => inputs["securityGroupId"] === "search-id");
        assert.deepEqual(
            rules.map(({ inputs }) => [inputs["referencedSecurityGroupId"], inputs["fromPort"], inputs["toPort"]]),
            [["order-id", 9200, 9200]],
        );
        const out = recording
            .all("SecurityGroupEgressRule")
            .filter(({ inputs }) => inputs["referencedSecurityGroupId"] === "search-id");
        assert.deepEqual(
            out.map(({ inputs }) => inputs["securityGroupId"]),
            ["order-id"],
        );
    });
});

describe("an environment in which no service is found by DNS", () => {
    it("has no zone", async () => {
        const recording = await deployed({}, webService());
        assert.deepEqual(recording.all("PrivateDnsNamespace"), []);
    });
});

describe("encrypted calls", () => {
    const certificateAuthority = "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/0a1b";
    const key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b";
    const encrypted = () =>
        deployed(
            { tls: { certificateAuthority, key } },
            webService({ calls: ["search"] }),
            worker({ name: "search", port: 9200, routes: ["/search"] }),
        );

    it("have certificates of the authority, on a port of their own", async () => {
        const { services } = serviceOf(await encrypted(), "search").inputs["serviceConnectConfiguration"] as {
            services: object[];
        };
        assert.deepEqual(services, [
            {
                portName: "http",
                discoveryName: "search",
                clientAlias: [{ port: 9200, dnsName: "search" }],
                ingressPortOverride: 15_443,
                tls: {
                    issuerCertAuthority: { awsPcaAuthorityArn: certificateAuthority },
                    kmsKey: key,
                    roleArn: "arn:aws:iam::123456789012:role/shop-dev-tls-0a1b2c3",
                },
            },
        ]);
    });

    it("arrive at that port alone, and the load balancer at the container's", async () => {
        const rules = (await encrypted())
            .all("SecurityGroupIngressRule")
            .filter(({ inputs }) => inputs["securityGroupId"] === "search-id");
        assert.deepEqual(rules.map(({ name, inputs }) => [name, inputs["fromPort"]]).sort(), [
            ["order.search", 15_443],
            ["search-alb", 9200],
        ]);
    });

    it("need a role that ECS takes on, with AWS's policy and the right to the key", async () => {
        const recording = await encrypted();
        const { inputs } = recording.named("iam/role:Role", "shop-dev-tls");
        assert.ok(String(inputs["assumeRolePolicy"]).includes('"Service":"ecs.amazonaws.com"'));
        assert.equal(
            recording.named("RolePolicyAttachment", "shop-dev-tls").inputs["policyArn"],
            "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
        );
        assert.deepEqual(
            statementsOf(recording, "shop-dev-tls-key").map(({ Resource }) => Resource),
            [key],
        );
    });

    it("leave the address that callers are told as it is", async () => {
        assert.ok(definitionOf(await encrypted(), "order").includes('"http://search:9200"'));
    });

    it("come after the rights of the role", async () => {
        const recording = await encrypted();
        const rights = recording.named("RolePolicyAttachment", "shop-dev-tls");
        assert.ok(recording.reach(serviceOf(recording, "search")).has(rights));
    });
});

describe("a service that is found both ways, in a step from one to the other", () => {
    const inStep = (serviceConnect: "kept" | "used") =>
        deployed(
            {},
            webService({ calls: ["search"] }),
            worker({ name: "search", port: 9200, discovery: { dns: "A", serviceConnect } }),
        );
    const connected = (recording: Recording, name: string) =>
        serviceOf(recording, name).inputs["serviceConnectConfiguration"] as
            { services?: { clientAlias: object[] }[] } | undefined;

    for (const step of ["kept", "used"] as const)
        it(`is in the zone and in Service Connect: ${step}`, async () => {
            const recording = await inStep(step);
            assert.ok(serviceOf(recording, "search").inputs["serviceRegistries"] !== undefined);
            assert.deepEqual(connected(recording, "search")?.services?.[0]?.clientAlias, [
                { port: 9200, dnsName: "search" },
            ]);
            assert.ok(recording.reach(serviceOf(recording, "order")).has(serviceOf(recording, "search")));
        });

    it("is called by DNS, by tasks without a proxy, while Service Connect is kept for those before them", async () => {
        const recording = await inStep("kept");
        assert.deepEqual(connected(recording, "order"), { enabled: false });
        assert.ok(definitionOf(recording, "order").includes('"http://search.shop-dev.internal:9200"'));
    });

    it("is called through Service Connect while that is used, and DNS is there for tasks before them", async () => {
        const recording = await inStep("used");
        assert.notEqual(connected(recording, "order"), undefined);
        assert.ok(definitionOf(recording, "order").includes('"http://search:9200"'));
    });
});
