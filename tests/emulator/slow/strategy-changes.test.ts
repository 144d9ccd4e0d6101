import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeRulesCommand, ModifyRuleCommand, type Rule } from "@aws-sdk/client-elastic-load-balancing-v2";
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

const environment = "strategies";
const prefix = `flotilla-${environment}`;

type Deployment = Readonly<Record<string, unknown>>;

/** A service that changes how it is deployed, and nothing else. */
const service = (deployment: Deployment) => ({
    name: "order",
    image: { uri: givenImage("order") },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/orders", "/orders/*"],
    health: { interval: "5 s", timeout: "2 s", startup: "30 s" },
    deployment: { deregistrationDelay: "5 s", ...deployment },
});

const testRoute = { headers: { "x-test": "true" } };
const both = { alternateTargetGroup: true };
const blueGreen = { strategy: "blue-green", bakeTime: "0 min" };

/** A change from one way of deploying to another, and the steps that the engine proposes for it. */
const changes: readonly { readonly to: string; readonly deployment: Deployment; readonly steps: readonly string[] }[] =
    [
        {
            to: "a second target group, still rolling",
            deployment: both,
            steps: [
                "create aws:iam/role:Role order-load-balancer",
                "create aws:iam/rolePolicyAttachment:RolePolicyAttachment order-load-balancer",
                "create aws:lb/targetGroup:TargetGroup order-B",
                "update aws:ecs/service:Service order",
                "update aws:lb/listenerRule:ListenerRule rule-45259",
            ],
        },
        { to: "blue-green", deployment: blueGreen, steps: ["update aws:ecs/service:Service order"] },
        {
            to: "blue-green with a test route",
            deployment: { ...blueGreen, testRoute },
            steps: ["create aws:lb/listenerRule:ListenerRule rule-821", "update aws:ecs/service:Service order"],
        },
        {
            to: "a canary",
            deployment: {
                strategy: "canary",
                canary: { percent: 10, bakeTime: "0 min" },
                bakeTime: "0 min",
                testRoute,
            },
            steps: ["update aws:ecs/service:Service order"],
        },
        {
            to: "rolling again, with both target groups",
            deployment: both,
            steps: ["delete aws:lb/listenerRule:ListenerRule rule-821", "update aws:ecs/service:Service order"],
        },
    ];

describe("another deployment strategy for a service that runs", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let sdk: Clients;
    let host: string;
    let first: string | undefined;

    const write = (deployment: Deployment, over: Readonly<Record<string, unknown>> = {}) =>
        copy.writeService({ ...service(deployment), ...over });
    const order = async () => {
        const found = (await servicesOf(sdk, prefix)).get("order");
        assert.ok(found !== undefined);
        return found;
    };
    const steps = async (...options: string[]) =>
        (await stack.changes(...options)).map(({ op, type, name }) => `${op} ${type} ${name}`).sort();

    /** Updates the stack while requests are made, and tells what they were answered with. */
    const statusesDuringUpdate = async () => {
        const request = async () => String((await ask(aws.port, host, "/orders")).status);
        const seen = await answersDuringUpdate(stack, request);
        assert.ok(seen.length > 20, `only ${seen.length} requests were made`);
        return [...new Set(seen)];
    };

    const refused = async (deployment: Deployment, message: RegExp) => {
        const resources = await stack.resources();
        write(deployment);
        const { exitCode, output } = await stack.tryUp();
        assert.notEqual(exitCode, 0);
        assert.match(output, message);
        assert.equal(await stack.resources(), resources);
        assert.equal((await order()).deploymentConfiguration?.strategy ?? "ROLLING", "ROLLING");
    };

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout(environment);
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        sdk = clients(aws);
        rmSync(join(copy.folder, "services"), { recursive: true });
        write({});
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
        first = (await order()).serviceArn;
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("is not taken without the second target group before: it is refused before anything changes, with the step", () =>
        refused(blueGreen, /order can't be deployed blue-green in one step.*alternateTargetGroup: true/));

    for (const { to, deployment, steps: expected } of changes) {
        it(`is taken in place, with no request unanswered: to ${to}`, async () => {
            const created = (await order()).createdAt?.getTime();
            write(deployment);
            assert.deepEqual(await steps(), expected);
            assert.deepEqual(await statusesDuringUpdate(), ["200"]);
            const { serviceArn, createdAt, deploymentConfiguration } = await order();
            assert.deepEqual([serviceArn, createdAt?.getTime()], [first, created]);
            const strategy = typeof deployment["strategy"] === "string" ? deployment["strategy"] : "rolling";
            assert.equal(deploymentConfiguration?.strategy, strategy.toUpperCase().replace("-", "_"));
        });

        if (!("testRoute" in deployment)) continue;
        it(`leaves the weights of both rules as ECS has set them: with ${to}`, async () => {
            const advanced = (await order()).loadBalancers?.[0]?.advancedConfiguration;
            const RuleArns = [advanced?.productionListenerRule ?? "", advanced?.testListenerRule ?? ""];
            const weights = async () => {
                const { Rules = [] } = await sdk.loadBalancing.send(new DescribeRulesCommand({ RuleArns }));
                return Rules.map((rule: Rule) => rule.Actions?.[0]?.ForwardConfig?.TargetGroups ?? []);
            };
            // A task is behind the first group alone here, which keeps all requests but those of tests.
            const weightOf = (group: string | undefined, index: number) =>
                (group === advanced?.alternateTargetGroupArn) === (index === 1) ? 60 : 0;
            const shifted = (await weights()).map((groups, index) =>
                groups.map(({ TargetGroupArn }) => ({ TargetGroupArn, Weight: weightOf(TargetGroupArn, index) })),
            );
            for (const [index, RuleArn] of RuleArns.entries())
                await sdk.loadBalancing.send(
                    new ModifyRuleCommand({
                        RuleArn,
                        Actions: [{ Type: "forward", ForwardConfig: { TargetGroups: shifted[index] } }],
                    }),
                );
            assert.deepEqual(await steps("--refresh"), []);
            await stack.up();
            assert.deepEqual(await weights(), shifted);
        });
    }

    it("does not take the second target group away: it is refused before anything changes, with the step", async () => {
        await refused({}, /order can't go from two target groups to one.*alternateTargetGroup: true/);
        assert.equal((await ask(aws.port, host, "/orders")).status, 200);
    });

    it("has one target group again after an update without routes, and is the same service", async () => {
        write({}, { routes: undefined });
        await stack.up();
        assert.deepEqual((await order()).loadBalancers, []);
        write({});
        await stack.up();
        const { serviceArn, loadBalancers = [] } = await order();
        assert.deepEqual(
            [serviceArn, loadBalancers.map(({ advancedConfiguration }) => advancedConfiguration)],
            [first, [undefined]],
        );
        assert.equal((await ask(aws.port, host, "/orders")).status, 200);
    });
});
