import assert from "node:assert/strict";
import { deployNetwork } from "./deploy-network";

const tcp = (ruleNo: number, cidrBlock: string, fromPort: number) => ({
    protocol: "tcp",
    action: "allow",
    ruleNo,
    cidrBlock,
    fromPort,
    toPort: 65535,
});

describe("the network ACL of the data tier", () => {
    it("is on the data tier's subnets", async () => {
        const { inputs } = (await deployNetwork()).only("NetworkAcl");
        assert.deepEqual(inputs["subnetIds"], ["subnet-data-eu-west-1a", "subnet-data-eu-west-1b"]);
    });

    it("lets in the app and data tiers of each zone", async () => {
        const { inputs } = (await deployNetwork()).only("NetworkAcl");
        assert.deepEqual(inputs["ingress"], [
            tcp(100, "10.0.0.0/19", 0),
            tcp(101, "10.0.64.0/19", 0),
            tcp(200, "10.0.40.0/21", 0),
            tcp(201, "10.0.104.0/21", 0),
        ]);
    });

    it("lets out answers to the app tier, and everything to the data tier", async () => {
        const { inputs } = (await deployNetwork()).only("NetworkAcl");
        assert.deepEqual(inputs["egress"], [
            tcp(100, "10.0.0.0/19", 1024),
            tcp(101, "10.0.64.0/19", 1024),
            tcp(200, "10.0.40.0/21", 0),
            tcp(201, "10.0.104.0/21", 0),
        ]);
    });
});
