import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

/** A stack file's values as Pulumi gives them to the program: text as it is, everything else as JSON. */
function configuration(stack: string): Record<string, string> {
    const { config } = parse(readFileSync(`Pulumi.${stack}.yaml`, "utf8")) as { config: Record<string, unknown> };
    const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, text(value)]));
}

/** What the providers would answer, as far as the program needs it. */
const vpc = {
    vpcId: "vpc-1",
    publicSubnetIds: ["subnet-1", "subnet-2", "subnet-3"],
    privateSubnetIds: ["subnet-4", "subnet-5", "subnet-6"],
    isolatedSubnetIds: ["subnet-7", "subnet-8", "subnet-9"],
};

const database = { masterUserSecrets: [{ secretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:master" }] };

describe("the program", () => {
    const resources: pulumi.runtime.MockResourceArgs[] = [];
    const ofType = (type: string) => resources.filter((resource) => resource.type === type);

    before(async () => {
        await pulumi.runtime.setMocks(
            {
                newResource: (resource) => {
                    resources.push(resource);
                    const { type, name, inputs } = resource;
                    const outputs = {
                        name,
                        arn: `arn:aws:${name}`,
                        ...(type === "awsx:ec2:Vpc" && vpc),
                        ...(type === "aws:rds/instance:Instance" && database),
                    };
                    return { id: `${name}-id`, state: { ...outputs, ...(inputs as object) } };
                },
                call: () => ({}),
            },
            "project-name",
            "prod",
            false,
            "organization",
        );
        pulumi.runtime.setAllConfig(configuration("prod"));
        await pulumi.runtime.runInPulumiStack(() => Promise.resolve(require("../index")));
        await pulumi.runtime.disconnect();
    });

    it("declares services that roll back by themselves", () => {
        const services = ofType("aws:ecs/service:Service");
        assert.notEqual(services.length, 0);
        for (const { name, inputs } of services)
            assert.deepEqual(inputs.deploymentCircuitBreaker, { enable: true, rollback: true }, name);
    });

    it("keeps the file systems of their containers read-only", () => {
        for (const { name, inputs } of ofType("aws:ecs/taskDefinition:TaskDefinition"))
            for (const container of JSON.parse(inputs.containerDefinitions) as Record<string, unknown>[])
                assert.equal(container["readonlyRootFilesystem"], true, name);
    });
});
