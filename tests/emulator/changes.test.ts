import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ServiceConfiguration } from "../../model";
import { answersDuringUpdate } from "./support/answers-during-update";
import { ask } from "./support/ask";
import { checkout, type Checkout } from "./support/checkout";
import { clients, type Clients } from "./support/clients";
import { docker, dockerRuns } from "./support/docker";
import { startEmulatedAws, type EmulatedAws } from "./support/emulated-aws";
import { givenImage } from "./support/given-images";
import { loadBalancerOf, servicesOf } from "./support/read-back";
import { Stack } from "./support/stack";

const environment = "live";
const prefix = `flotilla-${environment}`;

/** The next version of the changed service's image: what it answers is the same. */
const nextImage = "flotilla.test/order:1.1.0";

/** The service that is changed; the other is there to show that it is left alone. */
const order: ServiceConfiguration = {
    name: "order",
    image: { uri: givenImage("order") },
    port: 8080,
    routes: ["/orders", "/orders/*"],
    scaling: { min: 2, max: 4, cpu: 60 },
    health: { interval: "5 s", timeout: "2 s", startup: "30 s" },
    deployment: { deregistrationDelay: "5 s" },
};
const user: ServiceConfiguration = { name: "user", image: { uri: givenImage("user") }, port: 8080, routes: ["/users"] };

/** A change of the service, and the steps that the engine proposes for it: what is done to which resource. */
interface Change {
    readonly what: string;
    readonly over: Partial<ServiceConfiguration>;
    readonly steps: readonly string[];
}

/** A new revision is registered, and the service takes it; nothing of ours is ever deleted before its replacement is there. */
const newRevision = ["replace aws:ecs/taskDefinition:TaskDefinition order", "update aws:ecs/service:Service order"];

const changes: readonly Change[] = [
    { what: "another image", over: { image: { uri: nextImage } }, steps: newRevision },
    { what: "another size", over: { cpu: "0.5 vCPU", memory: "1 GiB" }, steps: newRevision },
    {
        what: "a sidecar",
        over: {
            sidecars: {
                proxy: { image: givenImage("inventory"), memory: "128 MiB", port: 8081, environment: { PORT: "8081" } },
            },
        },
        steps: newRevision,
    },
    {
        what: "another range of tasks",
        over: { scaling: { min: 2, max: 9, cpu: 60 } },
        steps: ["update aws:appautoscaling/target:Target order"],
    },
    {
        what: "another target of autoscaling",
        over: { scaling: { min: 2, max: 4, memory: 70 } },
        steps: [
            "create aws:appautoscaling/policy:Policy order-memory",
            "delete aws:appautoscaling/policy:Policy order-cpu",
        ],
    },
    {
        what: "no autoscaling any more",
        over: { scaling: { min: 2 } },
        steps: ["delete aws:appautoscaling/policy:Policy order-cpu", "delete aws:appautoscaling/target:Target order"],
    },
    {
        what: "a rolling update of other bounds",
        over: { deployment: { deregistrationDelay: "5 s", minimumHealthyPercent: 50, maximumPercent: 150 } },
        steps: ["update aws:ecs/service:Service order"],
    },
    {
        what: "a capacity strategy on Fargate",
        over: { capacity: "fargate" },
        steps: [
            "replace aws:ecs/taskDefinition:TaskDefinition order",
            "update aws:ecs/clusterCapacityProviders:ClusterCapacityProviders flotilla-live",
            "update aws:ecs/service:Service order",
        ],
    },
    {
        what: "a route more, by which its rule gets another place",
        over: { routes: ["/orders", "/orders/*", "/carts/*"] },
        steps: [
            "create aws:lb/listenerRule:ListenerRule rule-44760",
            "delete aws:lb/listenerRule:ListenerRule rule-45259",
        ],
    },
    {
        what: "a route less",
        over: { routes: ["/orders/*"] },
        steps: ["update aws:lb/listenerRule:ListenerRule rule-45259"],
    },
    {
        what: "a share of its requests for another",
        over: { routes: ["/orders", "/orders/*"].map((path) => ({ path, weights: { user: 10 } })) },
        steps: ["update aws:lb/listenerRule:ListenerRule rule-45259"],
    },
];

describe("a change of a live service", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let sdk: Clients;

    const write = (service: ServiceConfiguration) => copy.writeService(service);

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        await docker("tag", givenImage("order"), nextImage);
        copy = checkout("changes");
        rmSync(join(copy.folder, "services"), { recursive: true });
        [order, user].forEach(write);
        writeFileSync(
            join(copy.folder, `Pulumi.${environment}.yaml`),
            stringify({
                config: {
                    "aws:region": "eu-west-1",
                    "flotilla:environment": { class: "disposable" },
                    "flotilla:capacity": { instanceTypes: ["m6i.large"], min: 2, max: 6 },
                },
            }),
        );
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        sdk = clients(aws);
        stack = new Stack(copy.folder, environment, aws);
        await stack.init();
        await stack.up();
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    afterEach(() => write(order));

    for (const { what, over, steps } of changes) {
        it(`replaces no service: ${what}`, async () => {
            write({ ...order, ...over });
            const proposed = await stack.changes();
            assert.deepEqual(proposed.map(({ op, type, name }) => `${op} ${type} ${name}`).sort(), steps);
        });
    }

    it("leaves no request without an answer: another image, size, sidecar, capacity and route at once", async () => {
        const { name: alb } = await loadBalancerOf(sdk, prefix);
        const before = (await servicesOf(sdk, prefix)).get("order")?.serviceArn;
        write({
            ...order,
            ...changes[0]?.over,
            ...changes[1]?.over,
            ...changes[2]?.over,
            routes: ["/orders", "/orders/*", "/carts/*"],
        });
        const request = async () => String((await ask(aws.port, `${alb}.alb.localhost`, "/orders")).status);
        const seen = await answersDuringUpdate(stack, request);
        assert.deepEqual([...new Set(seen)], ["200"]);
        assert.ok(seen.length > 20, `only ${seen.length} requests were sent`);
        assert.equal((await servicesOf(sdk, prefix)).get("order")?.serviceArn, before);
        // It knows no carts, and says so itself.
        assert.match((await ask(aws.port, `${alb}.alb.localhost`, "/carts/1")).body, /"service":"order"/);
    });
});
