import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { programs, recorded } from "../support/stacks";

/** Which folder of components/ each class is in. */
const tokens = [
    "flotilla:compute:Cluster",
    "flotilla:compute:Ec2Capacity",
    "flotilla:compute:ManagedInstances",
    "flotilla:data:Cache",
    "flotilla:data:CredentialRotation",
    "flotilla:data:Database",
    "flotilla:data:FileSystem",
    "flotilla:data:Table",
    "flotilla:functions:LambdaFunction",
    "flotilla:images:ImageRepository",
    "flotilla:images:ServiceImage",
    "flotilla:index:Platform",
    "flotilla:jobs:JobSchedules",
    "flotilla:messaging:EventBus",
    "flotilla:messaging:EventSubscriptions",
    "flotilla:messaging:EventTopics",
    "flotilla:messaging:WorkQueue",
    "flotilla:network:Network",
    "flotilla:observability:Alerts",
    "flotilla:observability:ServiceAlarms",
    "flotilla:observability:SpotInterruptions",
    "flotilla:routing:AccessLogBucket",
    "flotilla:routing:ApiGateway",
    "flotilla:routing:Certificate",
    "flotilla:routing:LoadBalancer",
    "flotilla:routing:WebAcl",
    "flotilla:service:Service",
];

for (const program of programs) {
    describe(`the resources of ${program.title}`, () => {
        it("hang below a component, and that below the platform", async () => {
            const { registrations } = await recorded(program);
            const components = new Set(registrations.filter(({ custom }) => !custom).map(({ urn }) => urn));
            const outside = registrations.filter(({ parent }) => !components.has(parent));
            assert.deepEqual(
                outside.map(({ type }) => type),
                ["flotilla:index:Platform"],
            );
        });

        it("have names that are unique within their type", async () => {
            const { registrations } = await recorded(program);
            const names = registrations.map(({ type, name }) => `${type} ${name}`);
            assert.deepEqual(
                names.filter((name, index) => names.indexOf(name) !== index),
                [],
            );
        });
    });

    describe(`the components of ${program.title}`, () => {
        it("have tokens that name their folder and class", async () => {
            const recording = await recorded(program);
            for (const component of recording.registrations.filter(({ custom }) => !custom)) {
                assert.ok(tokens.includes(component.type), component.type);
                assert.equal(component.type.split(":")[2], recording.instance(component).constructor.name);
            }
        });

        it("register exactly their public outputs", async () => {
            const recording = await recorded(program);
            for (const component of recording.registrations.filter(({ custom }) => !custom)) {
                const declared = Object.entries(recording.instance(component))
                    .filter(([key, value]) => key !== "urn" && !key.startsWith("__") && pulumi.Output.isInstance(value))
                    .map(([key]) => key);
                const registered = Object.keys(recording.outputsOf(component) ?? {});
                assert.deepEqual(registered.sort(), declared.sort(), component.type);
            }
        });

        it("get no arguments that would be stored in the state", async () => {
            const { registrations } = await recorded(program);
            const stored = registrations.filter(({ custom, inputs }) => !custom && Object.keys(inputs).length > 0);
            assert.deepEqual(stored, []);
        });
    });
}
