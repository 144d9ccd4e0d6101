import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ServiceConfiguration } from "../../../model";
import { answersDuringUpdate } from "../support/answers-during-update";
import { ask } from "../support/ask";
import { checkout, type Checkout } from "../support/checkout";
import { clients } from "../support/clients";
import { dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { givenImage } from "../support/given-images";
import { loadBalancerOf, servicesOf } from "../support/read-back";
import { Stack } from "../support/stack";

const environment = "shares";
const prefix = `flotilla-${environment}`;

/** A service whose answers name it. */
const answering = (name: string): ServiceConfiguration => ({
    name,
    image: { uri: givenImage("order") },
    port: 8080,
    environment: { APP_VERSION: name },
    health: { interval: "5 s", timeout: "2 s", startup: "30 s" },
    deployment: { deregistrationDelay: "5 s" },
});
const order = (over: object = {}): ServiceConfiguration => ({
    ...answering("order"),
    routes: [{ path: "/orders", ...over }],
});
const next: ServiceConfiguration = {
    ...answering("order-next"),
    routes: [{ path: "/orders", headers: { "x-version": "next" } }],
};

describe("a share of a live service's requests", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;

    const write = (...services: readonly ServiceConfiguration[]) => {
        rmSync(join(copy.folder, "services"), { recursive: true, force: true });
        for (const service of services) copy.writeService(service);
    };

    /** What was answered while the stack came up, and to ten requests afterwards: the status, and who it was. */
    const answersOfUpdate = async () => {
        const { name: alb } = await loadBalancerOf(clients(aws), prefix);
        const request = async () => {
            const { status, body } = await ask(aws.port, `${alb}.alb.localhost`, "/orders");
            return `${status} ${/"version":"([\w-]+)"/.exec(body)?.[1] ?? body}`;
        };
        const during = await answersDuringUpdate(stack, request);
        assert.ok(during.length > 20, `only ${during.length} requests were sent`);
        const afterwards: string[] = [];
        for (let count = 0; count < 40; count++) afterwards.push(await request());
        return { during: [...new Set(during)].sort(), afterwards: [...new Set(afterwards)].sort() };
    };

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout(environment);
        write(order());
        writeFileSync(
            join(copy.folder, `Pulumi.${environment}.yaml`),
            stringify({
                config: {
                    "aws:region": "eu-west-1",
                    "flotilla:environment": { class: "disposable" },
                    "flotilla:capacity": { instanceTypes: ["m6i.large"], max: 4 },
                },
            }),
        );
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        stack = new Stack(copy.folder, environment, aws);
        await stack.init();
        await stack.up();
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("goes to a new service once that runs: no request is without an answer", async () => {
        write(order({ weights: { "order-next": 50 } }), next);
        const { during, afterwards } = await answersOfUpdate();
        assert.deepEqual(
            during.filter((answer) => !answer.startsWith("200 ")),
            [],
        );
        assert.deepEqual(afterwards, ["200 order", "200 order-next"]);
    });

    it("goes back when the service is removed with it, without one either", async () => {
        write(order());
        const { during, afterwards } = await answersOfUpdate();
        assert.deepEqual(
            during.filter((answer) => !answer.startsWith("200 ")),
            [],
        );
        assert.deepEqual(afterwards, ["200 order"]);
        assert.deepEqual([...(await servicesOf(clients(aws), prefix)).keys()], ["order"]);
    });
});
