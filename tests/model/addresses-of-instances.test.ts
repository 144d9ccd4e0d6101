import assert from "node:assert/strict";
import { addressedInstances, instanceRange } from "../../model/plan/addresses";
import { planWith, worker } from "../support/plans";

const group = (over = {}) => ({ instanceTypes: ["m6i.large"], min: 2, max: 6, ...over });

describe("the addresses of instances", () => {
    it("are one for each of the group", () => {
        const plan = planWith({ sections: { capacity: group() } });
        assert.deepEqual(
            [instanceRange(plan), addressedInstances(plan)],
            [
                { min: 2, max: 6 },
                { min: 2, max: 6 },
            ],
        );
    });

    it("are kept by those that wait in a warm pool", () => {
        const plan = planWith({ sections: { capacity: group({ warmPool: { min: 1 } }) } });
        assert.deepEqual(addressedInstances(plan), { min: 6, max: 7 });
        assert.deepEqual(instanceRange(plan), { min: 2, max: 6 });
    });

    it("are as many as the tasks need where ECS manages the instances", () => {
        const plan = planWith({
            sections: {
                capacity: undefined,
                capacityProviders: {
                    managed: { managedInstances: { instanceTypes: ["m6i.large"] }, experimental: true },
                },
            },
            services: [worker({ capacity: "managed", scaling: { min: 1, max: 10 } })],
        });
        assert.deepEqual(addressedInstances(plan), { min: 0, max: 5 });
    });
});
