import assert from "node:assert/strict";
import type { Inputs } from "../../support/answers";
import { deployNetwork, tags } from "./deploy-network";

const ofType = async (section: object, vpcEndpointType: string) =>
    (await deployNetwork(section as Record<string, unknown>))
        .all("VpcEndpoint")
        .filter(({ inputs }) => inputs["vpcEndpointType"] === vpcEndpointType);

const services = (endpoints: readonly { inputs: Inputs }[]) => endpoints.map(({ inputs }) => inputs["serviceName"]);

describe("gateway endpoints", () => {
    for (const nat of ["none", "single", "per-zone", "regional"]) {
        it(`reach S3 and DynamoDB with nat: ${nat}`, async () => {
            assert.deepEqual(services(await ofType({ nat }, "Gateway")), [
                "com.amazonaws.eu-west-1.s3",
                "com.amazonaws.eu-west-1.dynamodb",
            ]);
        });
    }

    it("are in the route table of each zone of the app tier", async () => {
        const [s3] = await ofType({}, "Gateway");
        assert.deepEqual(s3?.inputs, {
            vpcId: "vpc-1",
            serviceName: "com.amazonaws.eu-west-1.s3",
            vpcEndpointType: "Gateway",
            routeTableIds: ["rtb-of-subnet-app-eu-west-1a", "rtb-of-subnet-app-eu-west-1b"],
            tags: { ...tags, Name: "shop-dev-s3" },
        });
    });
});

describe("interface endpoints", () => {
    for (const nat of ["single", "per-zone", "regional"]) {
        it(`are not needed with nat: ${nat}`, async () => {
            assert.deepEqual(await ofType({ nat }, "Interface"), []);
        });
    }

    it("reach all that tasks and hosts need with nat: none", async () => {
        assert.deepEqual(
            services(await ofType({ nat: "none" }, "Interface")),
            [
                "ecr.api",
                "ecr.dkr",
                "ecs",
                "ecs-agent",
                "ecs-telemetry",
                "logs",
                "secretsmanager",
                "ssm",
                "ssmmessages",
            ].map((service) => `com.amazonaws.eu-west-1.${service}`),
        );
    });

    it("are in the app tier, and take the services' own names", async () => {
        const [first] = await ofType({ nat: "none" }, "Interface");
        assert.deepEqual(first?.inputs, {
            vpcId: "vpc-1",
            serviceName: "com.amazonaws.eu-west-1.ecr.api",
            vpcEndpointType: "Interface",
            subnetIds: ["subnet-app-eu-west-1a", "subnet-app-eu-west-1b"],
            securityGroupIds: ["shop-dev-endpoints-id"],
            privateDnsEnabled: true,
            tags: { ...tags, Name: "shop-dev-ecr-api" },
        });
    });

    it("let in HTTPS from each zone of the app tier, and nothing else", async () => {
        const recording = await deployNetwork({ nat: "none" });
        assert.deepEqual(
            recording.all("SecurityGroupIngressRule").map(({ name, inputs }) => ({ name, ...inputs })),
            [
                ["eu-west-1a", "10.0.0.0/19"],
                ["eu-west-1b", "10.0.64.0/19"],
            ].map(([zone, cidrIpv4]) => ({
                name: `shop-dev-endpoints-${zone}`,
                securityGroupId: "shop-dev-endpoints-id",
                description: `HTTPS from the app tier in ${zone}`,
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrIpv4,
                tags,
            })),
        );
    });
});
