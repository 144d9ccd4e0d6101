import assert from "node:assert/strict";
import type { Service } from "@aws-sdk/client-ecs";
import { checkout, type Checkout } from "./checkout";
import { clients, type Clients } from "./clients";
import { dockerRuns } from "./docker";
import { startEmulatedAws, type EmulatedAws } from "./emulated-aws";
import { givenImages } from "./given-images";
import {
    defaultGroupRules,
    launchTemplateOf,
    leftOf,
    loadBalancerOf,
    retentions,
    routeTableOf,
    rulesOf,
    servicesOf,
    subnetsOf,
    vpcOf,
} from "./read-back";
import { Stack } from "./stack";

const zone = (index: number) => [0, 64, 128, 192][index];

/** The subnets that are planned for a zone of 10.0.0.0/16. */
const planned = (tier: string, index: number) =>
    ({
        app: `10.0.${zone(index)}.0/19`,
        public: `10.0.${(zone(index) ?? 0) + 32}.0/21`,
        data: `10.0.${(zone(index) ?? 0) + 40}.0/21`,
    })[tier];

/** What is expected of an environment. */
export interface ExpectedEnvironment {
    readonly name: string;
    readonly zones: readonly string[];
    readonly nats: number;
    readonly logDays: number;
    readonly flowDays: number;
    /** The tasks of each service. */
    readonly desired: Readonly<Record<string, number>>;
}

const placements: Readonly<Record<string, { strategies: unknown[]; constraints: unknown[] }>> = {
    inventory: { strategies: [{ type: "binpack", field: "MEMORY" }], constraints: [] },
    order: {
        strategies: [
            { type: "spread", field: "attribute:ecs.availability-zone" },
            { type: "spread", field: "instanceId" },
        ],
        constraints: [],
    },
    payment: {
        strategies: [{ type: "spread", field: "attribute:ecs.availability-zone" }],
        constraints: [{ type: "distinctInstance" }],
    },
    user: {
        strategies: [
            { type: "spread", field: "attribute:ecs.availability-zone" },
            { type: "binpack", field: "MEMORY" },
        ],
        constraints: [],
    },
};

const normalised = (things: readonly object[] | undefined) =>
    (things ?? []).map((thing) => ({
        ...thing,
        ...("field" in thing &&
            /^(memory|cpu)$/i.test(String(thing.field)) && { field: String(thing.field).toUpperCase() }),
    }));

/** Declares the tests of one of this repository's environments, brought up with images that answer and do nothing else. */
export function checkEnvironment(expected: ExpectedEnvironment): void {
    describe(`the ${expected.name} environment on AWS`, () => {
        const prefix = `flotilla-${expected.name}`;
        let aws: EmulatedAws;
        let copy: Checkout;
        let stack: Stack;
        let sdk: Clients;
        let vpcId: string;
        let services: Map<string, Service>;

        before(async function () {
            if (!(await dockerRuns())) this.skip();
            copy = checkout(expected.name);
            aws = await startEmulatedAws("eu-west-1", copy.folder);
            sdk = clients(aws);
            stack = new Stack(copy.folder, expected.name, aws);
            await stack.init();
            stack.set(["flotilla:images"], { given: givenImages });
            await stack.up();
            vpcId = await vpcOf(sdk, expected.name);
            services = await servicesOf(sdk, prefix);
        });

        after(async () => {
            await (aws as EmulatedAws | undefined)?.stop();
            (copy as Checkout | undefined)?.remove();
        });

        for (const tier of ["public", "app", "data"]) {
            it(`has a ${tier} subnet in each zone, with the planned addresses`, async () => {
                const subnets = await subnetsOf(sdk, vpcId, tier);
                assert.deepEqual(
                    subnets.map(({ AvailabilityZone, CidrBlock }) => [AvailabilityZone, CidrBlock]),
                    expected.zones.map((name, index) => [name, planned(tier, index)]),
                );
            });
        }

        it("gives no public address to what starts in a public subnet", async () => {
            for (const subnet of await subnetsOf(sdk, vpcId, "public")) assert.equal(subnet.MapPublicIpOnLaunch, false);
        });

        it("has no route from a data subnet to an internet or NAT gateway", async () => {
            for (const { SubnetId = "" } of await subnetsOf(sdk, vpcId, "data")) {
                const { Routes = [] } = await routeTableOf(sdk, vpcId, SubnetId);
                assert.deepEqual(
                    Routes.map(({ GatewayId, NatGatewayId }) => NatGatewayId ?? GatewayId),
                    ["local"],
                );
            }
        });

        it("leads the app tier to the internet through its own zone's NAT gateway, or the only one", async () => {
            const gateways = new Set<string>();
            for (const { SubnetId = "" } of await subnetsOf(sdk, vpcId, "app")) {
                const { Routes = [] } = await routeTableOf(sdk, vpcId, SubnetId);
                const out = Routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === "0.0.0.0/0");
                assert.match(out?.NatGatewayId ?? "none", /^nat-/);
                gateways.add(out?.NatGatewayId ?? "");
            }
            assert.equal(gateways.size, expected.nats);
        });

        it("leaves the default security group without rules", async () => {
            assert.equal(await defaultGroupRules(sdk, vpcId), 0);
        });

        it("runs tasks in the app tier, without a public address", async () => {
            const app = (await subnetsOf(sdk, vpcId, "app")).map(({ SubnetId }) => SubnetId).sort();
            for (const service of services.values()) {
                const { subnets, assignPublicIp } = service.networkConfiguration?.awsvpcConfiguration ?? {};
                assert.deepEqual([...(subnets ?? [])].sort(), app);
                assert.equal(assignPublicIp, "DISABLED");
            }
        });

        it("looks at the listener rules in the planned order, each with its service's target group", async () => {
            const { arn } = await loadBalancerOf(sdk, prefix);
            assert.deepEqual(await rulesOf(sdk, arn), [
                { priority: 44884, paths: ["/inventory", "/inventory/*"], targetGroup: "inventory" },
                { priority: 45189, paths: ["/payments", "/payments/*"], targetGroup: "payment" },
                { priority: 45259, paths: ["/orders", "/orders/*"], targetGroup: "order" },
                { priority: 46202, paths: ["/users", "/users/*"], targetGroup: "user" },
            ]);
        });

        it("runs each service with its number of tasks, on the capacity provider", () => {
            assert.deepEqual(
                Object.fromEntries([...services].map(([name, { runningCount }]) => [name, runningCount]).sort()),
                expected.desired,
            );
            for (const service of services.values()) {
                assert.equal(service.capacityProviderStrategy?.length, 1);
                assert.match(service.capacityProviderStrategy[0]?.capacityProvider ?? "", new RegExp(`^${prefix}-`));
            }
        });

        for (const [name, placement] of Object.entries(placements)) {
            it(`places ${name} as its configuration says`, () => {
                const service = services.get(name);
                assert.deepEqual(normalised(service?.placementStrategy), placement.strategies);
                assert.deepEqual(normalised(service?.placementConstraints), placement.constraints);
            });
        }

        it("keeps logs for a bounded time", async () => {
            const days = await retentions(sdk, `/flotilla/${expected.name}/`);
            const of = (...names: string[]) =>
                Object.fromEntries(names.map((name) => [`/flotilla/${expected.name}/${name}`, expected.logDays]));
            assert.deepEqual(days, {
                ...of("exec", "inventory", "notification", "order", "payment", "user"),
                ...of("inventory/rotation", "user/rotation"),
                [`/flotilla/${expected.name}/flows`]: expected.flowDays,
            });
        });

        it("starts instances that want IMDSv2 and encrypt their volume", async () => {
            const { data } = await launchTemplateOf(sdk, prefix);
            assert.equal(data?.MetadataOptions?.HttpTokens, "required");
            assert.equal(data.MetadataOptions.HttpPutResponseHopLimit, 1);
            assert.equal(data.BlockDeviceMappings?.[0]?.Ebs?.Encrypted, true);
        });

        it("proposes no change when nothing has changed, refreshed or not", async () => {
            assert.deepEqual(await stack.changes(), []);
            assert.deepEqual(await stack.changes("--refresh"), []);
        });

        if (expected.name === "prod") {
            it("refuses to be destroyed, and deletes nothing", async () => {
                const before = await stack.resources();
                const { exitCode, output } = await stack.tryDestroy();
                assert.notEqual(exitCode, 0);
                assert.match(output, /protected/);
                assert.equal(await stack.resources(), before);
            });

            it("is destroyed in the two documented steps, and leaves nothing", async () => {
                stack.set(["flotilla:environment", "protect"], false);
                await stack.up();
                await stack.destroy();
                assert.deepEqual(await leftOf(sdk, expected.name, prefix), []);
                assert.equal(await stack.resources(), 0);
            });
        } else {
            it("is destroyed in one run, and leaves nothing", async () => {
                await stack.destroy();
                assert.deepEqual(await leftOf(sdk, expected.name, prefix), []);
                assert.equal(await stack.resources(), 0);
            });
        }
    });
}
