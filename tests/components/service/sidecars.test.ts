import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { worker } from "../../support/plans";
import { containersOf, deployService, imageUri, repositoryArn } from "./deploy-service";

const image = "registry.example.com/proxy:1";
const withSidecars = (sidecars: ServiceConfiguration["sidecars"], over: Partial<ServiceConfiguration> = {}) =>
    deployService(worker({ sidecars, ...over }));
const containers = async (...of: Parameters<typeof withSidecars>) => containersOf(await withSidecars(...of));

const logOptions = (container: string) => ({
    logDriver: "awslogs",
    options: {
        "awslogs-group": "/shop/dev/mailer",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": container,
    },
});

const statement = async (sid: string, ...of: Parameters<typeof withSidecars>) => {
    const { inputs } = (await withSidecars(...of)).named("RolePolicy", "mailer-execution");
    const { Statement } = JSON.parse(String(inputs["policy"])) as { Statement: { Sid: string; Resource: unknown }[] };
    return Statement.find(({ Sid }) => Sid === sid)?.Resource;
};

describe("a sidecar", () => {
    it("with nothing but its image and memory is this", async () => {
        const [, sidecar] = await containers({ proxy: { image, memory: "64 MiB" } });
        assert.deepEqual(sidecar, {
            name: "proxy",
            image,
            essential: true,
            cpu: 0,
            memory: 64,
            environment: [],
            secrets: [],
            portMappings: [],
            readonlyRootFilesystem: true,
            linuxParameters: {
                initProcessEnabled: true,
                tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions: ["noexec", "nosuid"] }],
            },
            logConfiguration: logOptions("proxy"),
            mountPoints: [],
            volumesFrom: [],
            systemControls: [],
        });
    });

    it("with everything is this", async () => {
        const [, migrate, proxy] = await containers({
            proxy: {
                image,
                memory: "64 MiB",
                cpu: "0.125 vCPU",
                port: 9901,
                essential: false,
                command: ["proxy", "--fast"],
                environment: { LOG_LEVEL: "info", APP_MODE: "fast" },
                secrets: { TOKEN: "/shop/token" },
                user: "1000",
                readonlyRootFilesystem: false,
                health: {
                    command: ["CMD-SHELL", "curl localhost"],
                    interval: "20 s",
                    timeout: "4 s",
                    retries: 5,
                    startup: "30 s",
                },
                dependsOn: { migrate: "SUCCESS", mailer: "START" },
            },
            migrate: { image, memory: "64 MiB", essential: false },
        });
        assert.equal(migrate?.["name"], "migrate");
        assert.deepEqual(proxy, {
            name: "proxy",
            image,
            essential: false,
            cpu: 128,
            memory: 64,
            command: ["proxy", "--fast"],
            environment: [
                { name: "APP_MODE", value: "fast" },
                { name: "LOG_LEVEL", value: "info" },
            ],
            secrets: [{ name: "TOKEN", valueFrom: `arn:aws:ssm:eu-west-1:${account}:parameter/shop/token` }],
            portMappings: [{ containerPort: 9901, hostPort: 9901, protocol: "tcp" }],
            readonlyRootFilesystem: false,
            user: "1000",
            linuxParameters: { initProcessEnabled: true },
            healthCheck: {
                command: ["CMD-SHELL", "curl localhost"],
                interval: 20,
                timeout: 4,
                retries: 5,
                startPeriod: 30,
            },
            dependsOn: [
                { containerName: "mailer", condition: "START" },
                { containerName: "migrate", condition: "SUCCESS" },
            ],
            logConfiguration: logOptions("proxy"),
            mountPoints: [],
            volumesFrom: [],
            systemControls: [],
        });
    });

    it("has its own secrets, and not the service's", async () => {
        const [own, proxy] = await containers(
            { proxy: { image, memory: "64 MiB", secrets: { TOKEN: "/a" } } },
            { secrets: { KEY: "/b" } },
        );
        const names = [own, proxy].map((each) => (each?.["secrets"] as { name: string }[]).map(({ name }) => name));
        assert.deepEqual(names, [["KEY"], ["TOKEN"]]);
    });
});

describe("a service with sidecars", () => {
    const two = {
        zebra: { image, memory: "64 MiB", cpu: "0.125 vCPU" },
        ant: { image, memory: "128 MiB" },
    } as const;

    it("has its own container first, and the others by name", async () => {
        assert.deepEqual(
            (await containers(two)).map(({ name }) => name),
            ["mailer", "ant", "zebra"],
        );
    });

    it("leaves its own container the rest of the task", async () => {
        const { inputs } = (await withSidecars(two)).only("TaskDefinition");
        const [own] = await containers(two);
        assert.deepEqual(
            [inputs["cpu"], inputs["memory"], own?.["cpu"], own?.["memory"], own?.["image"]],
            ["256", "512", 128, 320, imageUri],
        );
    });

    it("waits for those that it depends on", async () => {
        const [own] = await containers(two, { dependsOn: { zebra: "HEALTHY", ant: "START" } });
        assert.deepEqual(own?.["dependsOn"], [
            { containerName: "ant", condition: "START" },
            { containerName: "zebra", condition: "HEALTHY" },
        ]);
    });

    it("is written the same whatever their order", async () => {
        const text = async (...order: (keyof typeof two)[]) =>
            (await withSidecars(Object.fromEntries(order.map((name) => [name, two[name]])))).only("TaskDefinition")
                .inputs["containerDefinitions"];
        assert.equal(await text("ant", "zebra"), await text("zebra", "ant"));
    });
});

describe("the execution role of a service with sidecars", () => {
    it("reads their secrets too, and one that two containers have once", async () => {
        const shared = `arn:aws:secretsmanager:eu-west-1:${account}:secret:shop-4711`;
        const secrets = { KEY: `${shared}:key::` };
        const proxy = { image, memory: "64 MiB" as const, secrets: { TOKEN: `${shared}:token::`, OTHER: "/other" } };
        assert.deepEqual(await statement("Secrets", { proxy }, { secrets }), [shared]);
        assert.deepEqual(await statement("Parameters", { proxy }, { secrets }), [
            `arn:aws:ssm:eu-west-1:${account}:parameter/other`,
        ]);
    });

    it("pulls from their repositories too", async () => {
        const ecr = `${account}.dkr.ecr.eu-west-1.amazonaws.com/shared/proxy:1`;
        assert.deepEqual(
            await statement("Pull", {
                a: { image: ecr, memory: "64 MiB" },
                b: { image: ecr, memory: "64 MiB" },
                c: { image, memory: "64 MiB" },
            }),
            [repositoryArn, `arn:aws:ecr:eu-west-1:${account}:repository/shared/proxy`],
        );
    });
});
