import assert from "node:assert/strict";
import { ownShare } from "../../model/plan/container-share";
import type { ServicePlan } from "../../model/plan/service";
import type { ServiceConfiguration } from "../../model/schema/service";
import { serviceOf } from "../support/fixtures";
import { planWith, webService, worker } from "../support/plans";

/** The plan of a service that is called by another one. */
const called = (over: Partial<ServiceConfiguration> = {}): ServicePlan =>
    serviceOf(planWith({ services: [webService(over), worker({ calls: ["order"] })] }), "order");

const sizes = (service: ServicePlan) => [service.cpuUnits, service.memoryMiB];
const share = (service: ServicePlan) => {
    const { cpuUnits, memoryMiB } = ownShare(service);
    return [cpuUnits, memoryMiB];
};

describe("model: the proxy of Service Connect", () => {
    it("is not there where nothing calls and nothing is called", () => {
        const alone = serviceOf(planWith({ services: [webService(), worker()] }), "order");
        assert.equal(alone.proxy, undefined);
        assert.deepEqual(sizes(alone), [256, 512]);
    });

    it("is added to the tasks of the one that is called", () => {
        assert.deepEqual(called().proxy, { cpuUnits: 256, memoryMiB: 64 });
        assert.deepEqual(sizes(called()), [512, 576]);
    });

    it("is added to the tasks of the caller", () => {
        const caller = serviceOf(planWith({ services: [webService(), worker({ calls: ["order"] })] }), "mailer");
        assert.deepEqual(sizes(caller), [512, 576]);
    });

    it("takes nothing from the service's own container", () => assert.deepEqual(share(called()), [256, 512]));

    it("takes nothing from the container beside sidecars", () => {
        const sidecars = { tail: { image: "registry.example.com/tail:1", memory: "64 MiB" } } as const;
        assert.deepEqual(share(called({ sidecars })), [256, 448]);
    });

    it("is as large as it is written", () => {
        assert.deepEqual(sizes(called({ proxy: { cpu: "0.5 vCPU", memory: "128 MiB" } })), [768, 640]);
    });

    it("makes a task on Fargate take the next size, whose rest is the container's", () => {
        const service = called({ capacity: "fargate", placement: undefined });
        assert.deepEqual(sizes(service), [512, 1024]);
        assert.deepEqual(share(service), [256, 960]);
    });

    it("leaves the size of a task on Fargate as it is where it is given nothing", () => {
        const proxy = { cpu: "0 vCPU", memory: "0 MiB" } as const;
        assert.deepEqual(sizes(called({ capacity: "fargate", placement: undefined, proxy })), [256, 512]);
    });

    it("counts where tasks are placed on instances", () => {
        const instances = (calls: string[]) =>
            planWith({
                sections: { capacity: { instanceTypes: ["t3.medium"], max: 8 } },
                services: [
                    webService({ memory: "1900 MiB", scaling: { min: 2 }, placement: "binpack" }),
                    worker({ calls, capacity: "fargate" }),
                ],
            }).fits[0]?.atDesired.instances.length;
        assert.deepEqual([instances([]), instances(["order"])], [1, 2]);
    });

    it("is paid for on Fargate", () => {
        const vcpuHours = (calls: string[]) =>
            planWith({
                services: [webService({ capacity: "fargate", placement: undefined }), worker({ calls })],
            }).cost.lines.find(({ key }) => key === "fargate/order/vcpu")?.quantity.desired;
        assert.deepEqual([vcpuHours([]), vcpuHours(["order"])], [0.25 * 730, 0.5 * 730]);
    });
});
