import assert from "node:assert/strict";
import type { Inputs } from "../support/answers";
import type { Recording } from "../support/recording";
import { failing } from "../support/recorder";
import { deployProgram, program, stackConfig } from "../support/stacks";

const ofProject = (project: string, config = stackConfig("dev")) =>
    Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace(/^flotilla:/, `${project}:`), value]));

/** What has its name within something of the stack's own, as a rule has within its event bus. */
const within = ({ eventBusName }: Inputs): string => (typeof eventBusName === "string" ? eventBusName : "");

/** The names that the program itself chose, and that AWS knows the resources by. */
const fixedNames = ({ registrations }: Recording) =>
    registrations.flatMap(({ type, inputs }) => {
        // The family of parameters is AWS's.
        const name = inputs["name"] ?? (type.endsWith("ParameterGroup") ? undefined : inputs["family"]);
        return typeof name === "string" ? [`${type} ${within(inputs)} ${name}`] : [];
    });

describe("a project of another name", () => {
    it("has its configuration in its own namespace", async () => {
        const recording = await deployProgram({ project: "shop", config: ofProject("shop") });
        assert.equal(recording.only("flotilla:index:Platform").name, "shop-dev");
    });

    it("does not read that of flotilla", async () => {
        const { error } = await failing(program, { project: "shop", config: stackConfig("dev") });
        assert.match(error.message, /shop:environment/);
    });

    it("names its tags, log groups and task families", async () => {
        const recording = await deployProgram({ project: "shop", config: ofProject("shop") });
        const { inputs } = recording.named("TaskDefinition", "order");
        const { name } = recording.named("LogGroup", "order").inputs;
        const { Project } = inputs["tags"] as Record<string, string>;
        assert.deepEqual([inputs["family"], name, Project], ["shop-dev-order", "/shop/dev/order", "shop"]);
    });
});

describe("a stack of another name", () => {
    it("needs no code of its own", async () => {
        const recording = await deployProgram({ stack: "pr-4711", config: stackConfig("dev") });
        const { inputs } = recording.only("ecs/cluster:Cluster");
        assert.equal(inputs["name"], "flotilla-pr-4711");
    });

    it("shares no name with another stack of the project", async () => {
        const config = stackConfig("dev");
        const [a, b] = [
            await deployProgram({ stack: "a", config }).then(fixedNames),
            await deployProgram({ stack: "b", config }).then(fixedNames),
        ];
        assert.notEqual(a.length, 0);
        assert.deepEqual(
            a.filter((name) => b.includes(name)),
            [],
        );
    });

    it("differs from another in nothing but its names", async () => {
        const config = stackConfig("dev");
        const [a, b] = [await deployProgram({ stack: "aaa", config }), await deployProgram({ stack: "bbb", config })];
        const text = ({ registrations }: Recording) =>
            JSON.stringify(registrations).replaceAll(/\/?\b(aaa|bbb)\b/g, "-");
        const hidden = (recording: Recording) => text(recording).replaceAll(/"userData":"[^"]*"/g, "");
        assert.equal(hidden(a), hidden(b));
    });
});

describe("values of the configuration", () => {
    it("are texts, JSON where they are sections, as the engine gives them", async () => {
        const config = { ...stackConfig("dev"), "flotilla:capacity": '{"instanceTypes":["t3.large"],"max":7}' };
        const recording = await deployProgram({ config });
        assert.equal(recording.only("autoscaling/group:Group").inputs["maxSize"], 7);
    });
});
