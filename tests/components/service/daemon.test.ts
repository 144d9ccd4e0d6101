import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { memoized } from "../../support/memoized";
import { planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";

const agent = (over: Partial<ServiceConfiguration> = {}) => worker({ name: "agent", runs: "daemon", ...over });

const deployed = memoized(async (sections: object, ...services: ServiceConfiguration[]) => {
    const plan = planWith({ sections: { ...sections }, services });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const serviceOf = async (over: Partial<ServiceConfiguration> = {}, sections: object = {}) =>
    (await deployed(sections, agent(over))).only("ecs/service:Service");

describe("the ECS service of a daemon", () => {
    it("is scheduled on each instance, by launch type: ECS refuses a strategy of capacity providers for it", async () => {
        const { inputs } = await serviceOf();
        assert.deepEqual(
            [inputs["schedulingStrategy"], inputs["launchType"], inputs["capacityProviderStrategies"]],
            ["DAEMON", "EC2", undefined],
        );
    });

    it("has none of what is for a number of tasks", async () => {
        const { inputs } = await serviceOf();
        for (const key of [
            "desiredCount",
            "forceNewDeployment",
            "orderedPlacementStrategies",
            "availabilityZoneRebalancing",
            "deploymentMaximumPercent",
            "deploymentCircuitBreaker",
        ])
            assert.equal(inputs[key], undefined, key);
        assert.deepEqual((await deployed({}, agent())).all("appautoscaling"), []);
    });

    it("stops its old tasks before it starts new ones, all at once or some at a time", async () => {
        assert.equal((await serviceOf()).inputs["deploymentMinimumHealthyPercent"], 0);
        const some = await serviceOf({ deployment: { minimumHealthyPercent: 50 } });
        assert.equal(some.inputs["deploymentMinimumHealthyPercent"], 50);
    });

    it("is kept to the instances that its constraints admit, and to those of its architecture", async () => {
        const expression = "attribute:ecs.instance-type =~ t3.*";
        const { inputs } = await serviceOf(
            { placement: { name: "custom", constraints: [{ type: "memberOf", expression }] } },
            { capacityProviders: { memory: { instanceTypes: ["r7g.large"] } } },
        );
        assert.deepEqual(inputs["placementConstraints"], [
            { type: "memberOf", expression },
            { type: "memberOf", expression: "attribute:ecs.cpu-architecture == x86_64" },
        ]);
        assert.deepEqual((await serviceOf()).inputs["placementConstraints"], []);
    });

    it("comes after the cluster's capacity providers, which give it its instances", async () => {
        const recording = await deployed({}, agent());
        const reached = recording.reach(recording.only("ecs/service:Service"));
        assert.ok(reached.has(recording.only("ClusterCapacityProviders")));
    });

    it("can have routes: each of its tasks is a target", async () => {
        const recording = await deployed({}, webService({ runs: "daemon" }));
        const { inputs } = recording.only("ecs/service:Service");
        assert.equal((inputs["loadBalancers"] as unknown[]).length, 1);
    });
});
