import assert from "node:assert/strict";
import { Platform } from "../../components";
import { existingLoadBalancer, existingNetworkSection } from "../support/existing";
import { memoized } from "../support/memoized";
import { planWith, webService } from "../support/plans";
import { deploy } from "../support/recorder";
import type { Recording } from "../support/recording";

const roles = {
    task: "arn:aws:iam::123456789012:role/order-task",
    execution: "arn:aws:iam::123456789012:role/company/order-execution",
};

/** A service in a VPC, behind an ALB and with roles that are all already there. */
const deployed = memoized(async ({ preview = false } = {}): Promise<Recording> => {
    const plan = planWith({
        sections: {
            environment: { class: "disposable", exec: true },
            network: existingNetworkSection,
            loadBalancer: {
                existing: {
                    ...existingLoadBalancer,
                    host: "shop.example.com",
                    takenPriorities: [{ from: 1, to: 40_000 }],
                },
            },
        },
        services: [webService({ roles })],
    });
    return (await deploy(() => new Platform(plan.name, { plan }), { preview })).recording;
});

describe("a VPC that is already there", () => {
    it("gets no resource: neither subnet nor endpoint, log, network ACL or default security group", async () => {
        const recording = await deployed();
        for (const type of [
            "awsx:ec2:Vpc",
            "VpcEndpoint",
            "FlowLog",
            "NetworkAcl",
            "DefaultSecurityGroup",
            "NatGateway",
        ])
            assert.deepEqual(recording.all(type), [], type);
    });

    it("has the tasks and the instances in its app subnets", async () => {
        const recording = await deployed();
        const { networkConfiguration } = recording.only("ecs/service:Service").inputs as {
            networkConfiguration: { subnets: string[] };
        };
        assert.deepEqual(networkConfiguration.subnets, ["subnet-0a02", "subnet-0b02"]);
        assert.deepEqual(recording.only("autoscaling/group:Group").inputs["vpcZoneIdentifiers"], [
            "subnet-0a02",
            "subnet-0b02",
        ]);
        assert.equal(recording.named("SecurityGroup", "order").inputs["vpcId"], "vpc-0a1b2c3d");
    });
});

describe("an ALB that is already there", () => {
    it("gets a listener rule for each route, with priorities that others don't have", async () => {
        const recording = await deployed();
        const rules = recording.all("lb/listenerRule:ListenerRule");
        assert.deepEqual(
            rules.map(({ inputs }) => inputs["listenerArn"]),
            [existingLoadBalancer.listenerArn],
        );
        assert.ok(rules.every(({ inputs }) => Number(inputs["priority"]) > 40_000));
    });

    it("gets no other resource, not even a rule of its security group", async () => {
        const recording = await deployed();
        for (const type of ["lb/loadBalancer:LoadBalancer", "lb/listener:Listener"])
            assert.deepEqual(recording.all(type), [], type);
        const changed = recording.registrations.filter(
            ({ inputs }) => inputs["securityGroupId"] === existingLoadBalancer.securityGroupId,
        );
        assert.deepEqual(changed, []);
    });

    it("is let in by the service", async () => {
        const { inputs } = (await deployed()).named("SecurityGroupIngressRule", "order-alb");
        assert.equal(inputs["referencedSecurityGroupId"], existingLoadBalancer.securityGroupId);
    });

    it("has both target groups of a service that is deployed blue-green", async () => {
        const plan = planWith({
            sections: { network: existingNetworkSection, loadBalancer: { existing: existingLoadBalancer } },
            services: [webService({ deployment: { strategy: "blue-green" } })],
        });
        const { recording } = await deploy(() => new Platform(plan.name, { plan }));
        const { loadBalancers } = recording.only("ecs/service:Service").inputs as {
            loadBalancers: { advancedConfiguration?: object }[];
        };
        assert.ok(loadBalancers[0]?.advancedConfiguration !== undefined);
        assert.equal(recording.all("TargetGroup").length, 2);
    });

    it("is told where it answers", async () => {
        const recording = await deployed();
        assert.equal(
            recording.outputsOf(recording.only("flotilla:index:Platform"))?.["url"],
            "https://shop.example.com",
        );
    });
});

describe("roles that are already there", () => {
    it("are those of the tasks, and get no right", async () => {
        const recording = await deployed();
        const { taskRoleArn, executionRoleArn } = recording.only("TaskDefinition").inputs;
        assert.deepEqual([taskRoleArn, executionRoleArn], [roles.task, roles.execution]);
        const names = recording.all("iam/role:Role").map(({ name }) => name);
        assert.deepEqual(
            names.filter((name) => name.startsWith("order")),
            [],
        );
        assert.deepEqual(
            recording.all("iam/rolePolicy:RolePolicy").filter(({ name }) => name.startsWith("order")),
            [],
        );
    });
});

describe("what is already there", () => {
    it("gives the same resources in preview and update", async () => {
        const names = ({ registrations }: Recording) => registrations.map(({ type, name }) => `${type} ${name}`).sort();
        assert.deepEqual(names(await deployed({ preview: true })), names(await deployed()));
    });
});
