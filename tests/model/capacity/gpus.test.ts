import assert from "node:assert/strict";
import { offerOf } from "../../../model/plan/capacity/offer";
import { fitOf, groupOf } from "../../support/fixtures";
import { planWith, worker } from "../../support/plans";

const plan = (gpus: number, scaling: object, group: object = {}) =>
    planWith({
        sections: {
            capacity: undefined,
            capacityProviders: { gpu: { instanceTypes: ["g5.12xlarge"], min: 0, max: 2, ...group } },
        },
        services: [worker({ name: "vision", capacity: "gpu", gpus, scaling })],
    });

describe("capacity: GPUs", () => {
    it("are offered by the types that have some, and left out of the others", () => {
        assert.equal(offerOf("g5.12xlarge", { trunking: false })?.offered.gpus, 4);
        assert.ok(!("gpus" in (offerOf("m6i.large", { trunking: false })?.offered ?? {})));
    });

    it("are a task's own, so that an instance takes as many tasks as it has GPUs for", () => {
        const { atMax } = fitOf(plan(2, { min: 1, max: 4 }), "gpu");
        assert.deepEqual(
            atMax.instances.map(({ tasks, reserved }) => [tasks[0]?.tasks, reserved.gpus]),
            [
                [2, 4],
                [2, 4],
            ],
        );
    });

    it("are what is said to be missing where there are too few", () => {
        const { firstToFail } = fitOf(plan(2, { min: 1, max: 5 }), "gpu");
        assert.equal(firstToFail?.lacking, "gpus");
        assert.equal(firstToFail.reason, "fewer than 2 GPUs are left on each of the 2 instances");
    });

    it("are never given by an instance that has too few", () => {
        const { firstToFail, atDesired } = fitOf(plan(8, { min: 1 }), "gpu");
        assert.equal(firstToFail, undefined);
        assert.equal(atDesired.noPlace?.reason, "a task needs 8 GPUs, and g5.12xlarge has 4");
    });

    it("give a group the image with their driver", () => {
        const image = (group: object) => groupOf(plan(1, {}, group), "gpu").imageId?.replace("resolve:ssm:", "");
        assert.equal(image({}), "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id");
        assert.equal(
            image({ os: "bottlerocket" }),
            "/aws/service/bottlerocket/aws-ecs-2-nvidia/x86_64/latest/image_id",
        );
        assert.equal(
            image({ os: "bottlerocket", instanceTypes: ["g5g.xlarge"] }),
            "/aws/service/bottlerocket/aws-ecs-2-nvidia/arm64/latest/image_id",
        );
        assert.equal(image({ ami: "ami-0123456789abcdef0" }), "ami-0123456789abcdef0");
    });
});
