import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import { stringify } from "yaml";
import { checkout, type Checkout } from "../support/checkout";
import { clients, type Clients } from "../support/clients";
import { dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { givenImage } from "../support/given-images";
import { leftOf, servicesOf } from "../support/read-back";
import { Stack } from "../support/stack";

const environment = "capacity";
const prefix = `flotilla-${environment}`;
const service = {
    name: "order",
    image: { uri: givenImage("order") },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
};
const memory = { instanceTypes: ["r6i.large"], min: 0, max: 2 };

/** The configuration of the stack, in which the service has a capacity. */
const stackFile = (capacity: unknown) =>
    stringify({
        config: {
            "aws:region": "eu-west-1",
            "flotilla:environment": { class: "disposable" },
            "flotilla:network": { zones: 2, nat: "single" },
            "flotilla:capacity": { instanceTypes: ["m6i.large"], min: 1, max: 3 },
            "flotilla:capacityProviders": { memory },
            "flotilla:services": { order: { capacity } },
        },
    });

describe("capacity that changes while services run on it", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let sdk: Clients;

    const strategy = async () => {
        const order = (await servicesOf(sdk, prefix)).get("order");
        assert.ok(order !== undefined);
        const items = (order.capacityProviderStrategy ?? []).map(({ capacityProvider = "", base = 0, weight = 0 }) => [
            capacityProvider.replace(/-[0-9a-f]{7}$/, ""),
            base,
            weight,
        ]);
        return { arn: order.serviceArn, created: order.createdAt?.getTime(), items };
    };
    const listed = async () => {
        const { clusters = [] } = await sdk.ecs.send(new DescribeClustersCommand({ clusters: [prefix] }));
        return (clusters[0]?.capacityProviders ?? []).map((name) => name.replace(/-[0-9a-f]{7}$/, "")).sort();
    };
    const ofServices = async () =>
        (await stack.changes()).filter(({ type }) => type === "aws:ecs/service:Service").map(({ op }) => op);

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout(environment);
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        sdk = clients(aws);
        rmSync(join(copy.folder, "services"), { recursive: true });
        copy.writeService(service);
        writeFileSync(join(copy.folder, `Pulumi.${environment}.yaml`), stackFile("memory"));
        stack = new Stack(copy.folder, environment, aws);
        await stack.init();
        await stack.up();
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("is on the cluster's list, and has the service", async () => {
        assert.deepEqual(await listed(), [prefix, `${prefix}-memory`]);
        assert.deepEqual((await strategy()).items, [[`${prefix}-memory`, 0, 1]]);
    });

    it("is shared anew in place, by base and weights", async () => {
        const before = await strategy();
        stack.set(
            ["flotilla:services", "order", "capacity"],
            [
                { provider: "ec2", base: 1, weight: 1 },
                { provider: "memory", weight: 2 },
            ],
        );
        assert.deepEqual(await ofServices(), ["update"]);
        await stack.up();
        const after = await strategy();
        assert.deepEqual([after.arn, after.created], [before.arn, before.created]);
        assert.deepEqual(after.items.sort(), [
            [prefix, 1, 1],
            [`${prefix}-memory`, 0, 2],
        ]);
    });

    it("is not removed in one step: it is refused before anything changes, with the steps", async () => {
        const resources = await stack.resources();
        stack.set(["flotilla:services", "order", "capacity"], "ec2");
        stack.set(["flotilla:capacityProviders"], {});
        const { exitCode, output } = await stack.tryUp();
        assert.notEqual(exitCode, 0);
        assert.match(output, /capacity provider memory can't be removed in one step: order is deployed on it/);
        assert.match(output, /retired: true in flotilla:capacityProviders\.memory/);
        assert.equal(await stack.resources(), resources);
        assert.deepEqual((await strategy()).items.length, 2);
        assert.deepEqual(await listed(), [prefix, `${prefix}-memory`]);
    });

    it("is removed in two: retired, while the service moves in place, and then taken out", async () => {
        const before = await strategy();
        stack.set(["flotilla:capacityProviders"], { memory: { ...memory, retired: true } });
        await stack.up();
        const moved = await strategy();
        assert.deepEqual([moved.arn, moved.items], [before.arn, [[prefix, 0, 1]]]);
        stack.set(["flotilla:capacityProviders"], {});
        await stack.up();
        assert.deepEqual(await listed(), [prefix]);
    });

    it("is destroyed in one run", async () => {
        await stack.destroy();
        assert.deepEqual(await leftOf(sdk, environment, prefix), []);
    });
});
