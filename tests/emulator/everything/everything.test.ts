import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeTaskDefinitionCommand, type Service } from "@aws-sdk/client-ecs";
import { stringify } from "yaml";
import { overlay } from "../../../model/overlay";
import type { Everything } from "./part";
import { parts } from "./parts";
import { checkout, type Checkout } from "../support/checkout";
import { clients } from "../support/clients";
import { containerOf } from "../support/containers";
import { dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { leftOf, servicesOf } from "../support/read-back";
import { Stack } from "../support/stack";

const environment = "everything";
const region = "eu-west-1";
const prefix = `flotilla-${environment}`;

const common = {
    environment: { class: "disposable" },
    network: { zones: 2, nat: "single" },
    capacity: { instanceTypes: ["m6i.xlarge"], min: 1, max: 6 },
};

/** The stack's file, with the sections under the project's name. */
const stackFile = (sections: Readonly<Record<string, unknown>>): string =>
    stringify({
        config: {
            "aws:region": region,
            ...Object.fromEntries(Object.entries(sections).map(([name, section]) => [`flotilla:${name}`, section])),
        },
    });

describe("an environment that has everything", () => {
    const subjects = parts();
    let emulated: EmulatedAws;
    let copy: Checkout;
    let services: Map<string, Service>;
    const everything = { region, prefix } as { -readonly [Key in keyof Everything]: Everything[Key] };

    everything.serviceOf = (name) => {
        const service = services.get(name);
        assert.ok(service !== undefined, name);
        return service;
    };
    everything.taskOf = async (name) => {
        const { taskDefinition } = await everything.aws.ecs.send(
            new DescribeTaskDefinitionCommand({ taskDefinition: everything.serviceOf(name).taskDefinition }),
        );
        assert.ok(taskDefinition !== undefined);
        return taskDefinition;
    };
    everything.containerOf = (name) =>
        containerOf(everything.aws, prefix, everything.serviceOf(name).serviceName ?? "", name);

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout(environment);
        emulated = await startEmulatedAws(region, copy.folder);
        everything.aws = clients(emulated);
        everything.endpoint = emulated.endpoint;
        everything.folder = copy.folder;
        rmSync(join(copy.folder, "services"), { recursive: true });
        for (const { services: own } of subjects) own.forEach((configuration) => copy.writeService(configuration));
        for (const { definition, handler } of subjects.flatMap((part) => part.functions ?? [])) {
            const folder = join(copy.folder, "services", definition.name);
            mkdirSync(join(folder, "src"), { recursive: true });
            writeFileSync(join(folder, "function.ts"), `export default ${JSON.stringify(definition)};\n`);
            writeFileSync(join(folder, "src", "handler.ts"), handler);
        }
        let sections: unknown = common;
        for (const { sections: own = {}, prepare } of subjects)
            sections = overlay(overlay(sections, own), (await prepare?.(everything.aws)) ?? {});
        writeFileSync(join(copy.folder, `Pulumi.${environment}.yaml`), stackFile(sections as Record<string, unknown>));
        everything.stack = new Stack(copy.folder, environment, emulated);
        await everything.stack.init();
        await everything.stack.up();
        services = await servicesOf(everything.aws, prefix);
    });

    after(async () => {
        await (emulated as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    for (const { title, checks } of subjects) describe(title, () => checks(everything));

    describe("as a whole", () => {
        it("has each of its tasks running", () => {
            for (const [name, { runningCount, desiredCount }] of services)
                assert.equal(runningCount, desiredCount, name);
        });

        it("comes up again unchanged", () => everything.stack.upUnchanged());

        it("proposes no change after a refresh", async () => {
            assert.deepEqual(await everything.stack.changes("--refresh"), []);
        });

        it("is destroyed in one run, and leaves nothing", async () => {
            await everything.stack.destroy();
            assert.deepEqual(await leftOf(everything.aws, environment, prefix), []);
            assert.equal(await everything.stack.resources(), 0);
        });
    });

    for (const { title, checksAfterwards } of subjects)
        if (checksAfterwards !== undefined) describe(`${title}, afterwards`, () => checksAfterwards(everything));
});
