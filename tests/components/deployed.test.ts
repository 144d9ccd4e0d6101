import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { stepsChecked } from "../../components/deployed";
import { planWith } from "../support/plans";
import { deploy } from "../support/recorder";

const onMemory = { outputs: { url: "http://shop", services: { order: { capacity: ["memory"] } } } };

/** What comes of the check with an answer of the engine: an error, or nothing to depend on. */
async function checked(answer: Readonly<Record<string, unknown>>) {
    const { value } = await deploy(() => stepsChecked(planWith()).catch((error: unknown) => error), {
        answers: { functions: { "pulumi:pulumi:readStackOutputs": () => answer } },
    });
    return value;
}

describe("a platform with a service that would lose its second target group", () => {
    it("is refused, with the step", async () => {
        const error = await checked({ outputs: { services: { order: { targetGroups: 2 } } } });
        assert.ok(error instanceof pulumi.RunError);
        assert.match(error.message, /order can't go from two target groups to one.*alternateTargetGroup: true/);
    });

    it("is told of together with all else that takes a step", async () => {
        const error = await checked({ outputs: { services: { order: { capacity: ["memory"], targetGroups: 2 } } } });
        assert.ok(error instanceof pulumi.RunError);
        assert.match(error.message, /memory can't be removed.*\n.*two target groups to one/);
    });

    it("is declared where the outputs tell nothing of target groups", async () => {
        for (const services of [{ order: {} }, { order: { targetGroups: "2" } }, { order: { targetGroups: 1 } }])
            assert.deepEqual(await checked({ outputs: { services } }), []);
    });
});

describe("a platform without a capacity provider that services are deployed on", () => {
    it("is refused, with the steps", async () => {
        const error = await checked(onMemory);
        assert.ok(error instanceof pulumi.RunError);
        assert.match(error.message, /memory can't be removed in one step: order is deployed on it.*retired: true/);
    });

    it("is declared where nothing is deployed yet, or the engine tells of nothing", async () => {
        for (const answer of [
            {},
            { outputs: {} },
            { outputs: { services: "two" } },
            { outputs: { services: { order: 1 } } },
        ])
            assert.deepEqual(await checked(answer), []);
    });
});
