import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { deployNetwork } from "./deploy-network";

/** Runs the VPC's transforms on a resource, as the engine does with each one that awsx registers. */
async function transformed(type: string, props: object): Promise<object | undefined> {
    const { transforms } = (await deployNetwork()).only("awsx:ec2:Vpc");
    let result: object | undefined;
    for (const transform of transforms) {
        const given: pulumi.ResourceTransformArgs = { custom: true, type, name: "shop-dev-1", props, opts: {} };
        result = (await transform(given)) ?? result;
    }
    return result;
}

describe("the subnets that awsx makes", () => {
    it("give no public address to what is launched in them", async () => {
        assert.deepEqual(
            await transformed("aws:ec2/subnet:Subnet", { cidrBlock: "10.0.32.0/21", mapPublicIpOnLaunch: true }),
            { props: { cidrBlock: "10.0.32.0/21", mapPublicIpOnLaunch: false }, opts: {} },
        );
    });
});

describe("the other resources that awsx makes", () => {
    for (const type of ["aws:ec2/vpc:Vpc", "aws:ec2/routeTable:RouteTable", "aws:ec2/natGateway:NatGateway"]) {
        it(`stay as they are: ${type}`, async () => {
            assert.equal(await transformed(type, { mapPublicIpOnLaunch: true }), undefined);
        });
    }
});
