import assert from "node:assert/strict";
import { ownShare } from "../../model/plan/container-share";
import type { ServiceConfiguration } from "../../model/schema/service";
import { planWith, worker } from "../support/plans";

const shareWith = (sidecars: ServiceConfiguration["sidecars"] = {}) => {
    const [service] = planWith({ services: [worker({ memory: "512 MiB", cpu: "0.5 vCPU", sidecars })] }).services;
    assert.ok(service !== undefined);
    return ownShare(service);
};
const image = "registry.example.com/proxy:1";

describe("model: what a service's own container has", () => {
    it("is the whole task where there is no sidecar", () =>
        assert.deepEqual(shareWith(), { cpuUnits: 512, memoryMiB: 512 }));
    it("is what sidecars leave", () =>
        assert.deepEqual(
            shareWith({
                a: { image, memory: "64 MiB", cpu: "0.125 vCPU" },
                b: { image, memory: "128 MiB", cpu: "0.125 vCPU" },
            }),
            { cpuUnits: 256, memoryMiB: 320 },
        ));
    it("is all processors where the sidecar reserves none", () =>
        assert.deepEqual(shareWith({ a: { image, memory: "64 MiB" } }), { cpuUnits: 512, memoryMiB: 448 }));
});
