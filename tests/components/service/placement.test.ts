import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { webService } from "../../support/plans";
import { deployService } from "./deploy-service";

const zone = { type: "spread", field: "attribute:ecs.availability-zone" };
const host = { type: "spread", field: "instanceId" };
const memory = { type: "binpack", field: "memory" };

interface Case {
    readonly placement: NonNullable<ServiceConfiguration["placement"]>;
    readonly strategies: readonly object[];
    readonly constraints: readonly object[];
    readonly rebalancing: "ENABLED" | "DISABLED";
}

const cases: readonly Case[] = [
    { placement: "az-balanced-spread", strategies: [zone, host], constraints: [], rebalancing: "ENABLED" },
    { placement: "az-balanced-binpack", strategies: [zone, memory], constraints: [], rebalancing: "ENABLED" },
    { placement: "binpack", strategies: [memory], constraints: [], rebalancing: "DISABLED" },
    {
        placement: "one-task-per-host",
        strategies: [zone],
        constraints: [{ type: "distinctInstance" }],
        rebalancing: "ENABLED",
    },
    {
        placement: {
            name: "custom",
            strategies: [{ type: "binpack", field: "cpu" }, { type: "random" }],
            constraints: [{ expression: "attribute:ecs.instance-type =~ m7g.*" }],
        },
        strategies: [{ type: "binpack", field: "cpu" }, { type: "random" }],
        constraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ m7g.*" }],
        rebalancing: "DISABLED",
    },
    { placement: { name: "custom" }, strategies: [], constraints: [], rebalancing: "ENABLED" },
    {
        placement: {
            name: "az-balanced-spread",
            constraints: [{ expression: "attribute:ecs.availability-zone in [eu-west-1a]" }],
        },
        strategies: [zone, host],
        constraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone in [eu-west-1a]" }],
        rebalancing: "DISABLED",
    },
];

for (const { placement, strategies, constraints, rebalancing } of cases) {
    describe(`placement ${JSON.stringify(placement)}`, () => {
        it("has these strategies and constraints", async () => {
            const { inputs } = (await deployService(webService({ placement }))).only("ecs/service:Service");
            assert.deepEqual(
                [inputs["orderedPlacementStrategies"], inputs["placementConstraints"]],
                [strategies, constraints],
            );
        });

        it(`has rebalancing of zones ${rebalancing}, said outright`, async () => {
            const { inputs } = (await deployService(webService({ placement }))).only("ecs/service:Service");
            assert.equal(inputs["availabilityZoneRebalancing"], rebalancing);
        });
    });
}

describe("rebalancing of zones", () => {
    it("is off where a deployment has no room", async () => {
        const recording = await deployService(
            webService({
                scaling: { min: 4 },
                deployment: { minimumHealthyPercent: 50, maximumPercent: 100 },
            }),
        );
        assert.equal(recording.only("ecs/service:Service").inputs["availabilityZoneRebalancing"], "DISABLED");
    });
});
