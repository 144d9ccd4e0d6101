import assert from "node:assert/strict";
import { account } from "../../support/answers";
import { webService, worker } from "../../support/plans";
import { containerOf, deployService, imageUri, tags } from "./deploy-service";

const logOptions = (service: string) => ({
    logDriver: "awslogs",
    options: {
        "awslogs-group": `/shop/dev/${service}`,
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": service,
    },
});

describe("the task definition", () => {
    it("is for EC2 in awsvpc mode, with hard limits", async () => {
        const { containerDefinitions, ...inputs } = (await deployService(webService())).only("TaskDefinition").inputs;
        assert.notEqual(containerDefinitions, undefined);
        assert.deepEqual(inputs, {
            family: "shop-dev-order",
            networkMode: "awsvpc",
            requiresCompatibilities: ["EC2"],
            cpu: "256",
            memory: "512",
            runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
            executionRoleArn: `arn:aws:iam::${account}:role/order-execution-0a1b2c3`,
            taskRoleArn: `arn:aws:iam::${account}:role/order-task-0a1b2c3`,
            tags: { ...tags, Service: "order" },
        });
    });

    it("is for the architecture of the instances", async () => {
        const sections = { capacity: { instanceTypes: ["m7g.large"] } };
        const { inputs } = (await deployService(webService(), { sections })).only("TaskDefinition");
        assert.deepEqual(inputs["runtimePlatform"], { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" });
    });
});

describe("the container", () => {
    it("of a small service is this", async () => {
        assert.deepEqual(containerOf(await deployService(worker())), {
            name: "mailer",
            image: imageUri,
            essential: true,
            cpu: 256,
            memory: 512,
            environment: [],
            secrets: [],
            portMappings: [],
            readonlyRootFilesystem: true,
            linuxParameters: {
                initProcessEnabled: true,
                tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions: ["noexec", "nosuid"] }],
            },
            stopTimeout: 30,
            logConfiguration: logOptions("mailer"),
            mountPoints: [],
            volumesFrom: [],
            systemControls: [],
        });
    });

    it("of a service with everything is this", async () => {
        const recording = await deployService(
            webService({
                cpu: "0.5 vCPU",
                memory: "1 GiB",
                port: 3000,
                environment: { LOG_LEVEL: "info", APP_MODE: "fast" },
                secrets: { PAYMENT_KEY: "/shop/payment-key", API_TOKEN: "token" },
                health: {
                    command: ["CMD", "node", "check.js"],
                    interval: "20 s",
                    timeout: "4 s",
                    unhealthyThreshold: 5,
                    startup: "300 s",
                },
                user: "1000:1000",
                readonlyRootFilesystem: false,
                stopTimeout: "90 s",
            }),
        );
        assert.deepEqual(containerOf(recording), {
            name: "order",
            image: imageUri,
            essential: true,
            cpu: 512,
            memory: 1024,
            environment: [
                { name: "APP_MODE", value: "fast" },
                { name: "LOG_LEVEL", value: "info" },
            ],
            secrets: [
                { name: "API_TOKEN", valueFrom: `arn:aws:ssm:eu-west-1:${account}:parameter/token` },
                { name: "PAYMENT_KEY", valueFrom: `arn:aws:ssm:eu-west-1:${account}:parameter/shop/payment-key` },
            ],
            portMappings: [{ name: "http", containerPort: 3000, hostPort: 3000, protocol: "tcp" }],
            readonlyRootFilesystem: false,
            user: "1000:1000",
            linuxParameters: { initProcessEnabled: true },
            stopTimeout: 90,
            healthCheck: {
                command: ["CMD", "node", "check.js"],
                interval: 20,
                timeout: 4,
                retries: 5,
                startPeriod: 300,
            },
            logConfiguration: logOptions("order"),
            mountPoints: [],
            volumesFrom: [],
            systemControls: [],
        });
    });

    it("is written the same whatever the order of its variables", async () => {
        const text = async (environment: Record<string, string>) =>
            (await deployService(webService({ environment }))).only("TaskDefinition").inputs["containerDefinitions"];
        assert.equal(await text({ A: "1", B: "2" }), await text({ B: "2", A: "1" }));
    });
});
