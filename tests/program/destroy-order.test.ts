import assert from "node:assert/strict";
import { Platform } from "../../components";
import { everythingStack } from "../support/everything";
import { planWith, webService } from "../support/plans";
import { memoized } from "../support/memoized";
import { deploy } from "../support/recorder";
import type { Recording, Registration } from "../support/recording";
import { programs, recorded } from "../support/stacks";

/** What must be there before the first and after the last of another, so that a destroy does not hang or fail. */
const order: readonly (readonly [first: string, then: string])[] = [
    ["ecs/service:Service", "ClusterCapacityProviders"],
    ["ClusterCapacityProviders", "CapacityProvider"],
    ["ClusterCapacityProviders", "ecs/cluster:Cluster"],
    ["ecs/capacityProvider:CapacityProvider", "autoscaling/group:Group"],
    ["autoscaling/group:Group", "LaunchTemplate"],
    ["LaunchTemplate", "ecs/cluster:Cluster"],
    ["ListenerRule", "Listener"],
    ["ListenerRule", "TargetGroup"],
    ["lb/listener:Listener", "LoadBalancer"],
    ["appautoscaling/target:Target", "ecs/service:Service"],
    ["appautoscaling/policy:Policy", "appautoscaling/target:Target"],
];

/** As the above, of what only some environments have. */
const orderOfSome: readonly (readonly [first: string, then: string])[] = [
    ["ScheduledAction", "appautoscaling/target:Target"],
    ["autoscaling/group:Group", "AccountSettingDefault"],
    ["ecs/service:Service", "HttpNamespace"],
];

/** What a service's tasks need as long as one of them runs or is drained. */
const ofEachService = [
    "ListenerRule",
    "TargetGroup",
    "LogGroup",
    "iam/role:Role",
    "RolePolicy",
    "TaskDefinition",
    "SecurityGroup",
    "SecurityGroupIngressRule",
    "SecurityGroupEgressRule",
];

/** What the ECS agents need until the last task has stopped: without it, services drain for ever. */
const ofTheInstances = ["RolePolicy", "RolePolicyAttachment", "InstanceProfile", "SecurityGroupEgressRule"];

const within = (recording: Recording, registration: Registration, component: Registration): boolean => {
    const parent = recording.at(registration.parent);
    return parent !== undefined && (parent === component || within(recording, parent, component));
};
const children = (recording: Recording, type: string, component: Registration) =>
    recording.all(type).filter((each) => within(recording, each, component));

for (const program of programs.filter(({ title }) => !title.endsWith("images given"))) {
    describe(`the order of destruction in ${program.title}`, () => {
        const hasAll = program.stack === everythingStack;
        for (const [first, then] of hasAll ? [...order, ...orderOfSome] : order) {
            it(`${first} goes before ${then}`, async () => {
                const recording = await recorded(program);
                // Of a provider whose instances ECS manages there is no group.
                const all = recording
                    .all(first)
                    .filter(({ inputs }) => inputs["managedInstancesProvider"] === undefined);
                assert.notEqual(all.length, 0);
                for (const from of all) {
                    const reached = recording.reach(from);
                    assert.ok(
                        recording.all(then).some((each) => reached.has(each)),
                        from.name,
                    );
                }
            });
        }

        for (const type of ofEachService) {
            it(`a service goes before each ${type} of its own`, async () => {
                const recording = await recorded(program);
                const components = recording.all("flotilla:service:Service");
                assert.ok(components.some((component) => children(recording, type, component).length > 0));
                const ofJobs = [
                    ...recording
                        .all("flotilla:jobs:JobSchedules")
                        .flatMap((component) => children(recording, type, component)),
                    ...recording.all(type).filter(({ inputs: { tags } }) => tags instanceof Object && "Job" in tags),
                ];
                for (const component of components) {
                    const [service] = children(recording, "ecs/service:Service", component);
                    const needed = children(recording, type, component).filter((each) => !ofJobs.includes(each));
                    // Of a service that has nothing but jobs, no task is kept running.
                    if (service === undefined) {
                        assert.notEqual(children(recording, "TaskDefinition", component).length, 1);
                        continue;
                    }
                    const reached = recording.reach(service);
                    assert.deepEqual(
                        needed.filter((each) => !reached.has(each)).map(({ name }) => name),
                        [],
                    );
                }
            });
        }

        it("a schedule goes before what it starts tasks by", async () => {
            const recording = await recorded(program);
            for (const component of recording.all("flotilla:jobs:JobSchedules"))
                for (const schedule of children(recording, "Schedule", component)) {
                    const reached = recording.reach(schedule);
                    for (const type of ["iam/role:Role", "RolePolicy", "Queue"])
                        for (const each of children(recording, type, component))
                            assert.ok(reached.has(each), `${schedule.name} ${each.name}`);
                }
        });

        it("instances that ECS manages go before what they need, and after the services", async () => {
            const recording = await recorded(program);
            for (const component of recording.all("flotilla:compute:ManagedInstances"))
                for (const provider of children(recording, "CapacityProvider", component)) {
                    const reached = recording.reach(provider);
                    for (const type of ["iam/role:Role", "RolePolicy", "InstanceProfile", "SecurityGroupEgressRule"])
                        for (const each of children(recording, type, component))
                            assert.ok(reached.has(each), each.name);
                    assert.ok(reached.has(recording.only("ecs/cluster:Cluster")));
                    for (const service of recording.all("ecs/service:Service"))
                        assert.ok(recording.reach(service).has(provider), service.name);
                }
        });

        for (const type of ofTheInstances) {
            it(`services go before each ${type} of the instances`, async () => {
                const recording = await recorded(program);
                const groups = recording.all("flotilla:compute:Ec2Capacity");
                const needed = groups.flatMap((group) => children(recording, type, group));
                assert.notEqual(needed.length, 0);
                for (const service of recording.all("ecs/service:Service")) {
                    const reached = recording.reach(service);
                    assert.deepEqual(
                        needed.filter((each) => !reached.has(each)).map(({ name }) => name),
                        [],
                    );
                }
            });
        }
    });
}

describe("the launch template", () => {
    it("takes the cluster's name from the cluster itself, so that the cluster outlives the instances", async () => {
        const recording = await withNat("single");
        const { userData } = recording.only("LaunchTemplate").propertyDependencies;
        assert.deepEqual(userData, [recording.only("ecs/cluster:Cluster").urn]);
    });
});

/** What instances reach AWS by, with each way out of the app tier. */
const waysOut: readonly (readonly [nat: string, types: readonly string[]])[] = [
    ["none", ["VpcEndpoint", "SecurityGroupIngressRule", "SecurityGroup"]],
    ["single", ["awsx:ec2:Vpc", "VpcEndpoint"]],
    ["regional", ["NatGateway", "ec2/route:Route"]],
];

const withNat = memoized(async (nat: string) => {
    const plan = planWith({ sections: { network: { nat } }, services: [webService()] });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

describe("the order of destruction of the network", () => {
    for (const [nat, types] of waysOut) {
        for (const type of types) {
            it(`with nat: ${nat}, services go before each ${type}`, async () => {
                const recording = await withNat(nat);
                const needed = children(recording, type, recording.only("flotilla:network:Network"));
                assert.notEqual(needed.length, 0);
                const reached = recording.reach(recording.only("ecs/service:Service"));
                assert.deepEqual(
                    needed.filter((each) => !reached.has(each)).map(({ name }) => name),
                    [],
                );
            });
        }
    }
});
