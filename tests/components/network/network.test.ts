import assert from "node:assert/strict";
import { deployNetwork, tags } from "./deploy-network";

describe("Network by default", () => {
    it("is a VPC of three tiers in two zones, with the plan's address ranges", async () => {
        const recording = await deployNetwork();
        assert.deepEqual(recording.only("awsx:ec2:Vpc").inputs, {
            cidrBlock: "10.0.0.0/16",
            availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
            enableDnsHostnames: true,
            enableDnsSupport: true,
            natGateways: { strategy: "Single" },
            subnetStrategy: "Auto",
            subnetSpecs: [
                {
                    type: "Public",
                    name: "public",
                    cidrBlocks: ["10.0.32.0/21", "10.0.96.0/21"],
                    tags: { Tier: "public" },
                },
                { type: "Private", name: "app", cidrBlocks: ["10.0.0.0/19", "10.0.64.0/19"], tags: { Tier: "app" } },
                {
                    type: "Isolated",
                    name: "data",
                    cidrBlocks: ["10.0.40.0/21", "10.0.104.0/21"],
                    tags: { Tier: "data" },
                },
            ],
            tags,
        });
    });

    it("registers these resources and no others", async () => {
        const recording = await deployNetwork();
        assert.deepEqual(recording.registrations.map(({ type, name }) => `${type.split(":")[2]} ${name}`).sort(), [
            "DefaultSecurityGroup shop-dev-default",
            "FlowLog shop-dev-flows",
            "LogGroup shop-dev-flows",
            "Network shop-dev",
            "NetworkAcl shop-dev-data",
            "Role shop-dev-flows",
            "RolePolicy shop-dev-flows",
            "Vpc shop-dev",
            "VpcEndpoint shop-dev-dynamodb",
            "VpcEndpoint shop-dev-s3",
        ]);
    });

    it("closes the VPC's default security group", async () => {
        const { ingress, egress } = (await deployNetwork()).only("DefaultSecurityGroup").inputs;
        assert.deepEqual({ ingress, egress }, { ingress: [], egress: [] });
    });

    it("gives the subnets' ids by tier", async () => {
        const recording = await deployNetwork();
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:network:Network")), {
            vpcId: "vpc-1",
            publicSubnetIds: ["subnet-public-eu-west-1a", "subnet-public-eu-west-1b"],
            appSubnetIds: ["subnet-app-eu-west-1a", "subnet-app-eu-west-1b"],
            dataSubnetIds: ["subnet-data-eu-west-1a", "subnet-data-eu-west-1b"],
        });
    });
});

describe("Network with everything", () => {
    const everything = () =>
        deployNetwork({ cidr: "10.20.0.0/20", zones: ["eu-west-1c", "eu-west-1a", "eu-west-1b"], nat: "per-zone" });

    it("has the given zones in their order", async () => {
        const { inputs } = (await everything()).only("awsx:ec2:Vpc");
        assert.deepEqual(inputs["availabilityZoneNames"], ["eu-west-1c", "eu-west-1a", "eu-west-1b"]);
    });

    it("names the address ranges of every tier and zone itself", async () => {
        const { inputs } = (await everything()).only("awsx:ec2:Vpc");
        assert.deepEqual(
            (inputs["subnetSpecs"] as { cidrBlocks: string[] }[]).map(({ cidrBlocks }) => cidrBlocks),
            [
                ["10.20.2.0/25", "10.20.6.0/25", "10.20.10.0/25"],
                ["10.20.0.0/23", "10.20.4.0/23", "10.20.8.0/23"],
                ["10.20.2.128/25", "10.20.6.128/25", "10.20.10.128/25"],
            ],
        );
    });
});
