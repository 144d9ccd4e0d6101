import assert from "node:assert/strict";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import type { ServiceConfiguration } from "../../model/schema/service";
import { fitOf } from "../support/fixtures";
import { planWith, webService, worker } from "../support/plans";

const agent = (over: Partial<ServiceConfiguration> = {}) =>
    worker({ name: "agent", runs: "daemon", cpu: "0.5 vCPU", memory: "1 GiB", ...over });

const planned = (capacity: object, ...services: ServiceConfiguration[]): Plan =>
    planWith({
        sections: { network: { zones: 3 }, capacity: { instanceTypes: ["m6i.large"], ...capacity } },
        services,
    });

function agentIn(plan: Plan): ServicePlan {
    const found = plan.services.find(({ name }) => name === "agent");
    assert.ok(found);
    return found;
}

const tasksOnEach = (plan: Plan) =>
    fitOf(plan).atDesired.instances.map(({ tasks }) =>
        tasks.map(({ service, tasks: n }) => `${n} ${service}`).join(" "),
    );

describe("a daemon", () => {
    it("has a task on each instance, before other tasks have theirs", () => {
        const plan = planned({ min: 3, max: 6 }, agent(), webService({ scaling: { min: 2 } }));
        assert.deepEqual(tasksOnEach(plan), ["1 agent 1 order", "1 agent 1 order", "1 agent"]);
    });

    it("takes its CPU, memory and network interface from each instance", () => {
        const [first] = fitOf(planned({ min: 1, max: 3 }, agent())).atDesired.instances;
        assert.deepEqual(first?.reserved, { cpuUnits: 512, memoryMiB: 1024, interfaces: 1 });
    });

    it("leaves less room for others, so that they take more instances", () => {
        const services = [webService({ cpu: "1.75 vCPU", scaling: { min: 1 } }), worker({ cpu: "0.25 vCPU" })];
        const instances = (...all: ServiceConfiguration[]) =>
            fitOf(planned({ min: 1, max: 6 }, ...all)).atDesired.instances.length;
        assert.equal(instances(...services), 1);
        assert.equal(instances(...services, agent({ cpu: "0.25 vCPU" })), 2);
    });

    it("may leave no room for a task at all, which is told", () => {
        const plan = planned({ min: 1, max: 3 }, agent(), webService({ cpu: "2 vCPU" }));
        const { atDesired } = fitOf(plan);
        assert.deepEqual(atDesired.unplaced, [{ service: "order", tasks: 1 }]);
        assert.match(
            atDesired.noPlace?.reason ?? "",
            /m6i.large offers 1.5 vCPU and about \d+ MiB beside the daemons$/,
        );
    });

    it("keeps no instance running: managed scaling sees those with nothing else as empty", () => {
        const { atDesired } = fitOf(planned({ min: 0, max: 6 }, agent()));
        assert.deepEqual([atDesired.instances, atDesired.instancesWithHeadroom], [[], 0]);
    });

    it("has as many tasks as there are instances, at least, at first and at most", () => {
        const order = webService({ placement: "one-task-per-host", scaling: { min: 1, desired: 2, max: 4 } });
        const { scaling, capacity, zoneRebalancing } = agentIn(planned({ min: 1, max: 6 }, agent(), order));
        assert.deepEqual([scaling.min, scaling.desired, scaling.max], [1, 2, 4]);
        assert.deepEqual([capacity.map(({ provider }) => provider), zoneRebalancing], [["ec2"], false]);
    });

    it("is on all groups of instances of its architecture", () => {
        const sections = {
            capacity: { instanceTypes: ["m6i.large"], min: 2, max: 4 },
            capacityProviders: {
                memory: { instanceTypes: ["r6i.large"], min: 1, max: 2 },
                arm: { instanceTypes: ["m7g.large"], min: 1, max: 2 },
                old: { instanceTypes: ["m5.large"], retired: true },
            },
        };
        const { capacity, scaling, architecture } = agentIn(planWith({ sections, services: [agent()] }));
        assert.deepEqual(
            [capacity.map(({ provider }) => provider), scaling.desired, architecture],
            [["ec2", "memory"], 3, "X86_64"],
        );
        const arm = agentIn(planWith({ sections, services: [agent({ architecture: "arm64" })] }));
        assert.deepEqual([arm.capacity.map(({ provider }) => provider), arm.scaling.desired], [["arm"], 1]);
    });

    it("is not missed where a zone is lost: its tasks end with their instances", () => {
        const { zoneLosses } = fitOf(planned({ min: 3, max: 3 }, agent()));
        for (const { lost, homeless, down } of zoneLosses) assert.deepEqual([lost, homeless, down], [[], [], []]);
    });

    it("is updated in place: old tasks stop, then new ones start", () => {
        const rolloutOf = (over: Partial<ServiceConfiguration>) =>
            planned({ min: 4, max: 4 }, agent(over)).rollouts.find(({ service }) => service === "agent");
        const all = rolloutOf({});
        assert.deepEqual([all?.tasks, all?.lowest, all?.highest, all?.possible], [4, 0, 4, true]);
        const half = rolloutOf({ deployment: { minimumHealthyPercent: 50 } });
        assert.deepEqual([half?.lowest, half?.possible, half?.extraInstances], [2, true, 0]);
        assert.ok((half?.waves ?? 0) > (all?.waves ?? 0));
    });

    it("has logs in the estimate for each instance", () => {
        const logs = (min: number) =>
            planned({ min, max: 6 }, agent()).cost.lines.find(({ key }) => key === "logs/written")?.quantity.desired ??
            0;
        assert.equal(logs(4), 2 * logs(2));
    });
});
