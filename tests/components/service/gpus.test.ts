import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { memoized } from "../../support/memoized";
import { planWith, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";

const sections = {
    capacity: { instanceTypes: ["t3.medium"] },
    capacityProviders: { gpu: { instanceTypes: ["g5.xlarge"] } },
};
const vision = worker({
    name: "vision",
    capacity: "gpu",
    gpus: 1,
    sidecars: { tail: { image: "registry.example.com/tail:1", memory: "64 MiB" } },
    jobs: { train: { command: ["train"] } },
});

const deployed = memoized(async () => {
    const plan = planWith({ sections, services: [vision, worker()] });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

/** The GPUs of each container, by the name of its task definition and its own. */
async function gpus(): Promise<unknown[][]> {
    const definitions = (await deployed()).all("TaskDefinition");
    return definitions.flatMap(({ name, inputs }) =>
        (JSON.parse(String(inputs["containerDefinitions"])) as Record<string, unknown>[]).map((container) => [
            name,
            container["name"],
            container["resourceRequirements"],
        ]),
    );
}

describe("a service with GPUs", () => {
    it("has them for its own container and its jobs, and not for its sidecars", async () => {
        const one = [{ type: "GPU", value: "1" }];
        assert.deepEqual((await gpus()).sort(), [
            ["mailer", "mailer", undefined],
            ["vision", "tail", undefined],
            ["vision", "vision", one],
            ["vision-train", "train", one],
        ]);
    });

    it("runs on instances whose agent is told of them", async () => {
        const scripts = (await deployed())
            .all("LaunchTemplate")
            .map(({ name, inputs }) => [
                name,
                /^ECS_ENABLE_GPU_SUPPORT=true$/m.test(Buffer.from(String(inputs["userData"]), "base64").toString()),
            ]);
        assert.deepEqual(Object.fromEntries(scripts), { "shop-dev": false, "shop-dev-gpu": true });
    });
});
