import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { memoized } from "../../support/memoized";
import { planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";
import { deployService, tags } from "./deploy-service";

const deployed = memoized(async (...services: ServiceConfiguration[]): Promise<Recording> => {
    const plan = planWith({ services });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const search = worker({ name: "search", port: 9200, discoveryName: "search.internal" });
const pair = () => deployed(webService({ calls: ["search"] }), search);
const circle = () => deployed(webService({ calls: ["search"] }), { ...search, calls: ["order"] });

const namespace = "arn:aws:servicediscovery:eu-west-1:123456789012:namespace/ns-shop-dev";
const logConfiguration = (service: string) => ({
    logDriver: "awslogs",
    options: {
        "awslogs-group": `/shop/dev/${service}`,
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "service-connect",
    },
});

const connectOf = (recording: Recording, service: string) =>
    recording.named("ecs/service:Service", service).inputs["serviceConnectConfiguration"];
const portMappingOf = (recording: Recording, service: string) => {
    const text = String(recording.named("TaskDefinition", service).inputs["containerDefinitions"]);
    return (JSON.parse(text) as { portMappings: object[] }[])[0]?.portMappings;
};
const reaches = (recording: Recording, from: string, to: string) =>
    recording.reach(recording.named("ecs/service:Service", from)).has(recording.named("ecs/service:Service", to));

describe("a service that is called", () => {
    it("is known by its host name, under a name of its own in Cloud Map", async () => {
        assert.deepEqual(connectOf(await pair(), "search"), {
            enabled: true,
            namespace,
            services: [
                {
                    portName: "http",
                    discoveryName: "search",
                    clientAlias: [{ port: 9200, dnsName: "search.internal" }],
                },
            ],
            logConfiguration: logConfiguration("search"),
        });
    });

    it("speaks HTTP on its port", async () => {
        assert.deepEqual(portMappingOf(await pair(), "search"), [
            { name: "http", appProtocol: "http", containerPort: 9200, hostPort: 9200, protocol: "tcp" },
        ]);
    });

    it("is there before its callers", async () => {
        const recording = await pair();
        assert.deepEqual([reaches(recording, "order", "search"), reaches(recording, "search", "order")], [true, false]);
    });
});

describe("a service that calls", () => {
    it("is a client alone while nothing calls it", async () => {
        assert.deepEqual(connectOf(await pair(), "order"), {
            enabled: true,
            namespace,
            logConfiguration: logConfiguration("order"),
        });
    });

    it("is told where the other is", async () => {
        const text = String((await pair()).named("TaskDefinition", "order").inputs["containerDefinitions"]);
        assert.ok(text.includes('{"name":"SEARCH_URL","value":"http://search.internal:9200"}'));
    });

    const described = {
        ipProtocol: "tcp",
        fromPort: 9200,
        toPort: 9200,
        tags: { ...tags, Service: "order" },
    };

    it("may reach the other's port, and nothing else of it", async () => {
        assert.deepEqual((await pair()).named("SecurityGroupEgressRule", "order.search").inputs, {
            securityGroupId: "order-id",
            referencedSecurityGroupId: "search-id",
            description: "Calls to search",
            ...described,
        });
    });

    it("is let in by the other", async () => {
        assert.deepEqual((await pair()).named("SecurityGroupIngressRule", "order.search").inputs, {
            securityGroupId: "search-id",
            referencedSecurityGroupId: "order-id",
            description: "Calls from order",
            ...described,
        });
    });

    for (const type of ["SecurityGroupEgressRule", "SecurityGroupIngressRule"]) {
        it(`is not there without its ${type}`, async () => {
            const recording = await pair();
            const reached = recording.reach(recording.named("ecs/service:Service", "order"));
            assert.ok(reached.has(recording.named(type, "order.search")));
        });
    }

    it("is refused where the other is not given", async () => {
        const plan = planWith({ services: [webService({ calls: ["search"] }), search] }).services[0];
        assert.ok(plan !== undefined);
        await assert.rejects(deployService(webService(), { args: { plan } }), {
            name: "RangeError",
            message: "order calls search, whose security group is not given",
        });
        await takeRejections();
    });
});

describe("a service that neither calls nor is called", () => {
    it("has no part in Service Connect", async () => {
        assert.equal(connectOf(await deployed(webService()), "order"), undefined);
    });
});

describe("services that call one another", () => {
    it("have both what callers and what called services have", async () => {
        const recording = await circle();
        for (const name of ["order", "search"])
            assert.equal((connectOf(recording, name) as { services: object[] }).services.length, 1);
    });

    it("wait for neither", async () => {
        const recording = await circle();
        assert.deepEqual(
            [reaches(recording, "order", "search"), reaches(recording, "search", "order")],
            [false, false],
        );
    });

    it("are let through in both directions", async () => {
        const recording = await circle();
        for (const type of ["SecurityGroupEgressRule", "SecurityGroupIngressRule"])
            assert.deepEqual(
                recording.names(type).filter((name) => name.includes(".")),
                ["order.search", "search.order"],
            );
    });
});
