import assert from "node:assert/strict";
import { Platform } from "../../components";
import type { ServiceConfiguration } from "../../model";
import { planWith, webService, worker } from "../support/plans";
import { memoized } from "../support/memoized";
import { deploy } from "../support/recorder";

const deployPlatform = memoized(async (...services: ServiceConfiguration[]) => {
    const plan = planWith({ services });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

describe("Platform", () => {
    it("has one of each shared block, and a block for each service", async () => {
        const recording = await deployPlatform(webService(), worker());
        const blocks = recording.registrations
            .filter(({ parent }) => parent === recording.only("flotilla:index:Platform").urn)
            .map(({ type, name }) => `${type.split(":")[2]} ${name}`);
        assert.deepEqual(blocks.sort(), [
            "Cluster shop-dev",
            "ClusterCapacityProviders shop-dev",
            "Ec2Capacity shop-dev",
            "ImageRepository mailer",
            "ImageRepository order",
            "LoadBalancer shop-dev",
            "Network shop-dev",
            "Service mailer",
            "Service order",
            "ServiceImage mailer",
            "ServiceImage order",
        ]);
    });

    it("tells where the load balancer is, and what runs", async () => {
        const recording = await deployPlatform(webService());
        const { priority } = recording.only("ListenerRule").inputs;
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:index:Platform")), {
            url: "http://shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com",
            urls: { default: "http://shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com" },
            vpcId: "vpc-1",
            clusterName: "shop-dev",
            services: {
                order: {
                    serviceName: "order-0a1b2c3",
                    image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-dev/order@sha256:${"b".repeat(64)}`,
                    routes: [{ priority, paths: ["/orders", "/orders/*"] }],
                    placement: "az-balanced-spread",
                    capacity: ["ec2"],
                    targetGroups: 1,
                },
            },
            functions: {},
        });
    });

    it("puts tasks and instances into the app tier, and the load balancer into the public one", async () => {
        const recording = await deployPlatform(webService());
        const { subnets } = recording.only("ecs/service:Service").inputs["networkConfiguration"] as {
            subnets: string[];
        };
        const app = ["subnet-app-eu-west-1a", "subnet-app-eu-west-1b"];
        assert.deepEqual(
            {
                tasks: subnets,
                instances: recording.only("autoscaling/group:Group").inputs["vpcZoneIdentifiers"],
                balancer: recording.only("lb/loadBalancer:LoadBalancer").inputs["subnets"],
            },
            { tasks: app, instances: app, balancer: ["subnet-public-eu-west-1a", "subnet-public-eu-west-1b"] },
        );
    });

    it("runs each service on the digest of its own image", async () => {
        const recording = await deployPlatform(webService(), worker());
        for (const name of ["order", "mailer"]) {
            const text = String(recording.named("TaskDefinition", name).inputs["containerDefinitions"]);
            assert.match(text, new RegExp(`"image":"[^"]+/shop-dev/${name}@sha256:b{64}"`));
        }
    });

    it("asks for one login at the registry, however many images there are", async () => {
        const { invocations } = await deployPlatform(webService(), worker());
        assert.equal(invocations.filter(({ token }) => token.includes("getAuthorizationToken")).length, 1);
    });
});

describe("Platform with an image that was built elsewhere", () => {
    const uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shared/mailer:1.4.2";

    it("has no repository and no image of its own for it", async () => {
        const recording = await deployPlatform(webService(), worker({ image: { uri } }));
        assert.deepEqual(
            [recording.names("ecr/repository:Repository"), recording.names("ServiceImage")],
            [["order"], ["order"]],
        );
    });

    it("runs it as it is given", async () => {
        const recording = await deployPlatform(worker({ image: { uri } }));
        assert.ok(String(recording.only("TaskDefinition").inputs["containerDefinitions"]).includes(`"image":"${uri}"`));
    });

    it("may pull it from the repository that it is in", async () => {
        const recording = await deployPlatform(worker({ image: { uri } }));
        assert.match(
            String(recording.named("RolePolicy", "mailer-execution").inputs["policy"]),
            /repository\/shared\/mailer"/,
        );
    });

    it("asks for no login at the registry", async () => {
        const { invocations } = await deployPlatform(worker({ image: { uri } }));
        assert.ok(!invocations.some(({ token }) => token.includes("getAuthorizationToken")));
    });
});
