import assert from "node:assert/strict";
import { deployNetwork } from "./deploy-network";

describe("the way out of the app tier", () => {
    for (const [nat, strategy] of [
        ["none", "None"],
        ["single", "Single"],
        ["per-zone", "OnePerAz"],
        ["regional", "None"],
    ] as const) {
        it(`is ${strategy} to awsx with nat: ${nat}`, async () => {
            const { inputs } = (await deployNetwork({ nat })).only("awsx:ec2:Vpc");
            assert.deepEqual(inputs["natGateways"], { strategy });
        });
    }

    for (const nat of ["none", "single", "per-zone"]) {
        it(`needs no gateway of ours with nat: ${nat}`, async () => {
            const recording = await deployNetwork({ nat });
            assert.deepEqual([...recording.all("NatGateway"), ...recording.all("ec2/route:Route")], []);
        });
    }

    it("is one gateway for all zones with nat: regional", async () => {
        const { vpcId, availabilityMode, connectivityType } = (await deployNetwork({ nat: "regional" })).only(
            "NatGateway",
        ).inputs;
        assert.deepEqual(
            { vpcId, availabilityMode, connectivityType },
            { vpcId: "vpc-1", availabilityMode: "regional", connectivityType: "public" },
        );
    });

    it("is a route from each zone of the app tier to the regional gateway", async () => {
        const recording = await deployNetwork({ nat: "regional" });
        assert.deepEqual(
            recording.all("ec2/route:Route").map(({ name, inputs }) => ({ name, ...inputs })),
            ["eu-west-1a", "eu-west-1b"].map((zone) => ({
                name: `shop-dev-regional-${zone}`,
                routeTableId: `rtb-of-subnet-app-${zone}`,
                destinationCidrBlock: "0.0.0.0/0",
                natGatewayId: "shop-dev-regional-id",
            })),
        );
    });
});
