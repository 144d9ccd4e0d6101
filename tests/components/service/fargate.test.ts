import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { Platform } from "../../../components";
import { memoized } from "../../support/memoized";
import { planWith, webService } from "../../support/plans";
import { deploy } from "../../support/recorder";
import { containerOf, deployService } from "./deploy-service";

const onFargate = (over: Partial<ServiceConfiguration> = {}) =>
    deployService(webService({ capacity: "fargate", ...over }));

const providersOf = memoized(async (...capacities: NonNullable<ServiceConfiguration["capacity"]>[]) => {
    const services = capacities.map((capacity, index) =>
        webService({ name: `service-${index}`, routes: [`/${index}`], capacity }),
    );
    const plan = planWith({ services });
    const { recording } = await deploy(() => new Platform(plan.name, { plan }));
    return recording.only("ClusterCapacityProviders").inputs;
});

describe("a service on Fargate", () => {
    for (const [capacity, capacityProvider] of [
        ["fargate", "FARGATE"],
        ["fargate-spot", "FARGATE_SPOT"],
    ] as const) {
        it(`runs on ${capacityProvider} for ${capacity}`, async () => {
            const { inputs } = (await onFargate({ capacity })).only("ecs/service:Service");
            assert.deepEqual(inputs["capacityProviderStrategies"], [{ capacityProvider, weight: 1, base: 0 }]);
        });
    }

    it("has no placement, and spreads over zones", async () => {
        const { inputs } = (await onFargate()).only("ecs/service:Service");
        assert.deepEqual(
            [
                inputs["orderedPlacementStrategies"],
                inputs["placementConstraints"],
                inputs["availabilityZoneRebalancing"],
            ],
            [[], [], "ENABLED"],
        );
    });

    it("has a task definition for Fargate", async () => {
        const { inputs } = (await onFargate()).only("TaskDefinition");
        const { requiresCompatibilities, networkMode, cpu, memory, ephemeralStorage } = inputs;
        assert.deepEqual(
            { requiresCompatibilities, networkMode, cpu, memory, ephemeralStorage },
            {
                requiresCompatibilities: ["FARGATE"],
                networkMode: "awsvpc",
                cpu: "256",
                memory: "512",
                ephemeralStorage: undefined,
            },
        );
    });

    it("has the disk that is configured", async () => {
        const { inputs } = (await onFargate({ ephemeralStorage: "40 GiB" })).only("TaskDefinition");
        assert.deepEqual(inputs["ephemeralStorage"], { sizeInGib: 40 });
    });

    it("has the container that it would have on instances", async () => {
        assert.deepEqual(containerOf(await onFargate()), containerOf(await deployService(webService())));
    });

    it("rolls back a deployment that fails, and is replaced for no change of capacity", async () => {
        const { inputs } = (await onFargate()).only("ecs/service:Service");
        assert.deepEqual(
            [inputs["deploymentCircuitBreaker"], inputs["forceNewDeployment"], inputs["launchType"]],
            [{ enable: true, rollback: true }, true, undefined],
        );
    });
});

describe("the capacity providers of a cluster", () => {
    it("are the instances alone where no service is on Fargate", async () => {
        assert.deepEqual((await providersOf("ec2"))["capacityProviders"], ["shop-dev-0a1b2c3"]);
    });

    for (const capacity of ["fargate", "fargate-spot"] as const) {
        it(`are both of Fargate's too where a service is on ${capacity}`, async () => {
            const { capacityProviders, defaultCapacityProviderStrategies } = await providersOf("ec2", capacity);
            assert.deepEqual(
                [capacityProviders, defaultCapacityProviderStrategies],
                [
                    ["shop-dev-0a1b2c3", "FARGATE", "FARGATE_SPOT"],
                    [{ capacityProvider: "shop-dev-0a1b2c3", weight: 1 }],
                ],
            );
        });
    }
});
