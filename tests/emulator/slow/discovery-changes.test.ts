import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { stringify } from "yaml";
import { answersDuringUpdate } from "../support/answers-during-update";
import { ask } from "../support/ask";
import { checkout, type Checkout } from "../support/checkout";
import { clients, type Clients } from "../support/clients";
import { dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { givenImage } from "../support/given-images";
import { loadBalancerOf, servicesOf } from "../support/read-back";
import { Stack } from "../support/stack";

const environment = "discovery";
const prefix = `flotilla-${environment}`;

type Discovery = Readonly<Record<string, unknown>>;

const common = (name: string, image: string) => ({
    name,
    image: { uri: givenImage(image) },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: [`/${name}s`],
    health: { interval: "5 s", timeout: "2 s", startup: "30 s" },
    deployment: { deregistrationDelay: "5 s" },
});

const [byDns, throughServiceConnect] = [`http://order.${prefix}.internal:8080`, "http://order:8080"];
const zone = (op: "create" | "delete") => [
    `${op} aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace flotilla-discovery`,
    `${op} aws:servicediscovery/service:Service order`,
];
const newOrder = ["replace aws:ecs/taskDefinition:TaskDefinition order", "update aws:ecs/service:Service order"];
const newUser = ["replace aws:ecs/taskDefinition:TaskDefinition user", "update aws:ecs/service:Service user"];

/** A change of how the service is found, the steps that the engine proposes for it, and what its caller then knows. */
interface Change {
    readonly to: string;
    readonly discovery?: Discovery;
    readonly steps: readonly string[];
    readonly url: string;
}

const changes: readonly Change[] = [
    {
        to: "DNS for its callers, with Service Connect kept",
        discovery: { dns: "A", serviceConnect: "kept" },
        steps: [...zone("create"), ...newUser, "update aws:ecs/service:Service order"],
        url: byDns,
    },
    { to: "DNS alone", discovery: { dns: "A" }, steps: newOrder, url: byDns },
    {
        to: "Service Connect for its callers again, beside DNS",
        discovery: { dns: "A", serviceConnect: "used" },
        steps: [...newOrder, ...newUser],
        url: throughServiceConnect,
    },
    {
        to: "Service Connect alone",
        steps: [...zone("delete"), "update aws:ecs/service:Service order"],
        url: throughServiceConnect,
    },
];

describe("another way to find a service that others call", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let sdk: Clients;
    let host: string;

    const write = (service: { readonly name: string }) => copy.writeService(service);
    const order = (discovery?: Discovery) => write({ ...common("order", "order"), ...(discovery && { discovery }) });
    const services = async () => {
        const found = await servicesOf(sdk, prefix);
        return ["order", "user"].map((name) => {
            const service = found.get(name);
            assert.ok(service !== undefined, name);
            return service;
        });
    };
    const urlOfOrder = async () => {
        const [, user] = await services();
        const { taskDefinition } = await sdk.ecs.send(
            new DescribeTaskDefinitionCommand({ taskDefinition: user?.taskDefinition }),
        );
        return taskDefinition?.containerDefinitions
            ?.find(({ name }) => name === "user")
            ?.environment?.find(({ name }) => name === "ORDER_URL")?.value;
    };

    /** Updates the stack while requests are made, and tells what they were answered with. */
    const statusesDuringUpdate = async () => {
        const requests = ["/orders", "/users"].map(
            (path) => async () => String((await ask(aws.port, host, path)).status),
        );
        const seen = await answersDuringUpdate(stack, ...requests);
        assert.ok(seen.length > 40, `only ${seen.length} requests were made`);
        return [...new Set(seen)];
    };

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout(environment);
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        sdk = clients(aws);
        rmSync(join(copy.folder, "services"), { recursive: true });
        order();
        write({ ...common("user", "user"), calls: ["order"] } as { readonly name: string });
        writeFileSync(
            join(copy.folder, `Pulumi.${environment}.yaml`),
            stringify({
                config: {
                    "aws:region": "eu-west-1",
                    "flotilla:environment": { class: "disposable" },
                    "flotilla:network": { zones: 2, nat: "single" },
                    "flotilla:capacity": { instanceTypes: ["m6i.large"], min: 1, max: 3 },
                },
            }),
        );
        stack = new Stack(copy.folder, environment, aws);
        await stack.init();
        await stack.up();
        host = `${(await loadBalancerOf(sdk, prefix)).name}.alb.localhost`;
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    for (const { to, discovery, steps, url } of changes) {
        it(`replaces no service, and leaves no request at the load balancer unanswered: ${to}`, async () => {
            const before = (await services()).map(({ serviceArn, createdAt }) => [serviceArn, createdAt?.getTime()]);
            order(discovery);
            const proposed = await stack.changes();
            assert.deepEqual(proposed.map(({ op, type, name }) => `${op} ${type} ${name}`).sort(), [...steps].sort());
            assert.deepEqual(await statusesDuringUpdate(), ["200"]);
            const after = await services();
            assert.deepEqual(
                after.map(({ serviceArn, createdAt }) => [serviceArn, createdAt?.getTime()]),
                before,
            );
            assert.equal(await urlOfOrder(), url);
            assert.equal((after[0]?.serviceRegistries ?? []).length, discovery === undefined ? 0 : 1);
        });
    }
});
