import assert from "node:assert/strict";
import { webService, worker } from "../../support/plans";
import { deployService, tags } from "./deploy-service";

const ownTags = { ...tags, Service: "order" };
const targetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/order-0a1b2c3/73e2d6bc24d8a067";

const service = async (...of: Parameters<typeof deployService>) =>
    (await deployService(...of)).only("ecs/service:Service");

describe("Service by default", () => {
    it("runs one task on the cluster's EC2 capacity, behind the load balancer", async () => {
        assert.deepEqual((await service(webService())).inputs, {
            cluster: "arn:cluster",
            taskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-order:1",
            desiredCount: 1,
            capacityProviderStrategies: [{ capacityProvider: "shop-dev-0a1b2c3", weight: 1, base: 0 }],
            forceNewDeployment: true,
            orderedPlacementStrategies: [
                { type: "spread", field: "attribute:ecs.availability-zone" },
                { type: "spread", field: "instanceId" },
            ],
            placementConstraints: [],
            availabilityZoneRebalancing: "ENABLED",
            networkConfiguration: {
                subnets: ["subnet-a", "subnet-b"],
                securityGroups: ["order-id"],
                assignPublicIp: false,
            },
            loadBalancers: [{ targetGroupArn, containerName: "order", containerPort: 8080 }],
            healthCheckGracePeriodSeconds: 90,
            deploymentCircuitBreaker: { enable: true, rollback: true },
            deploymentMinimumHealthyPercent: 100,
            deploymentMaximumPercent: 200,
            enableEcsManagedTags: true,
            enableExecuteCommand: false,
            propagateTags: "SERVICE",
            waitForSteadyState: true,
            tags: ownTags,
        });
    });

    it("registers these resources and no others", async () => {
        const recording = await deployService(webService());
        const names = recording.registrations.map(({ type, name }) => `${type.split(":")[2]} ${name}`).sort();
        assert.deepEqual(names, [
            "ClusterCapacityProviders shop-dev",
            `ListenerRule ${recording.only("ListenerRule").name}`,
            "LogGroup order",
            "Role order-execution",
            "Role order-task",
            "RolePolicy order-execution",
            "SecurityGroup order",
            "SecurityGroupEgressRule order-alb",
            "SecurityGroupEgressRule order-https",
            "SecurityGroupIngressRule order-alb",
            "Service order",
            "Service order",
            "TargetGroup order",
            "TaskDefinition order",
        ]);
    });

    it("gives its name, task definition, security group and image", async () => {
        const recording = await deployService(webService());
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:service:Service")), {
            serviceName: "order-0a1b2c3",
            taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-order:1",
            securityGroupId: "order-id",
            imageUri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-dev/order@sha256:0a1b",
        });
    });
});

describe("where a service runs", () => {
    it("is said by a strategy, never by a launch type", async () => {
        assert.equal((await service(webService())).inputs["launchType"], undefined);
    });
});

describe("a service without a port", () => {
    it("is behind no load balancer", async () => {
        const { loadBalancers, healthCheckGracePeriodSeconds } = (await service(worker())).inputs;
        assert.deepEqual([loadBalancers, healthCheckGracePeriodSeconds], [undefined, undefined]);
    });

    it("registers these resources and no others", async () => {
        const recording = await deployService(worker());
        assert.deepEqual(recording.registrations.map(({ type, name }) => `${type.split(":")[2]} ${name}`).sort(), [
            "ClusterCapacityProviders shop-dev",
            "LogGroup mailer",
            "Role mailer-execution",
            "Role mailer-task",
            "RolePolicy mailer-execution",
            "SecurityGroup mailer",
            "SecurityGroupEgressRule mailer-https",
            "Service mailer",
            "Service mailer",
            "TaskDefinition mailer",
        ]);
    });
});

describe("a service with a port and no route", () => {
    for (const type of ["TargetGroup", "ListenerRule", "SecurityGroupIngressRule"]) {
        it(`has no ${type}`, async () => {
            assert.deepEqual((await deployService(worker({ port: 9090 }))).all(type), []);
        });
    }
});

describe("a deployment", () => {
    it("is rolled back when its tasks do not start, and fails the update", async () => {
        const { deploymentCircuitBreaker, waitForSteadyState } = (await service(webService())).inputs;
        assert.deepEqual([deploymentCircuitBreaker, waitForSteadyState], [{ enable: true, rollback: true }, true]);
    });

    it("keeps to the configured shares", async () => {
        const { inputs } = await service(
            webService({
                scaling: { min: 4 },
                deployment: { minimumHealthyPercent: 50, maximumPercent: 150 },
            }),
        );
        assert.deepEqual([inputs["deploymentMinimumHealthyPercent"], inputs["deploymentMaximumPercent"]], [50, 150]);
    });

    it("gives tasks their time to start", async () => {
        const { inputs } = await service(webService({ health: { startup: "3 min" } }));
        assert.equal(inputs["healthCheckGracePeriodSeconds"], 210);
    });
});

describe("the logs of a service", () => {
    for (const [title, logRetention, sections, days] of [
        ["of the environment", undefined, undefined, 14],
        ["of the service", "30 days", undefined, 30],
        [
            "of a production environment",
            undefined,
            { environment: { class: "production" }, capacity: { instanceTypes: ["t3.medium"] } },
            365,
        ],
    ] as const) {
        it(`are kept ${days} days, the retention ${title}`, async () => {
            const recording = await deployService(
                webService(logRetention === undefined ? {} : { logRetention }),
                sections === undefined ? {} : { sections },
            );
            assert.deepEqual(recording.only("LogGroup").inputs, {
                name: "/shop/dev/order",
                retentionInDays: days,
                tags: { ...ownTags, Environment: "dev" },
            });
        });
    }
});
