import assert from "node:assert/strict";
import { webService } from "../../support/plans";
import { containerOf, containersOf, deployService } from "./deploy-service";
import { statementsOf } from "./statements";

const tmpfs = (containerPath: string, size: number) => ({ containerPath, size, mountOptions: ["noexec", "nosuid"] });
const parametersOf = async (over: Parameters<typeof webService>[0]) =>
    containerOf(await deployService(webService(over)))["linuxParameters"];

describe("a container's writable paths", () => {
    it("are in memory, beside /tmp", async () => {
        assert.deepEqual(await parametersOf({ scratch: ["/var/run", { path: "/cache", size: "128 MiB" }] }), {
            initProcessEnabled: true,
            tmpfs: [tmpfs("/tmp", 64), tmpfs("/var/run", 64), tmpfs("/cache", 128)],
        });
    });

    it("may make /tmp larger", async () => {
        assert.deepEqual(await parametersOf({ scratch: [{ path: "/tmp", size: "256 MiB" }] }), {
            initProcessEnabled: true,
            tmpfs: [tmpfs("/tmp", 256)],
        });
    });

    it("are the only ones in memory where the file system is writable", async () => {
        assert.deepEqual(await parametersOf({ readonlyRootFilesystem: false, scratch: ["/cache"] }), {
            initProcessEnabled: true,
            tmpfs: [tmpfs("/cache", 64)],
        });
    });
});

describe("a container's Linux capabilities", () => {
    it("are those that are added and dropped, without lists that are empty", async () => {
        assert.deepEqual(
            await parametersOf({ readonlyRootFilesystem: false, capabilities: { drop: ["ALL"], add: ["CHOWN"] } }),
            { initProcessEnabled: true, capabilities: { add: ["CHOWN"], drop: ["ALL"] } },
        );
        assert.deepEqual(await parametersOf({ readonlyRootFilesystem: false, capabilities: { drop: ["ALL"] } }), {
            initProcessEnabled: true,
            capabilities: { drop: ["ALL"] },
        });
    });
});

describe("a container's ulimits", () => {
    it("are soft and hard alike where one number is given, in the order of their names", async () => {
        const container = containerOf(
            await deployService(webService({ ulimits: { nofile: { soft: 1024, hard: 4096 }, core: 0 } })),
        );
        assert.deepEqual(container["ulimits"], [
            { name: "core", softLimit: 0, hardLimit: 0 },
            { name: "nofile", softLimit: 1024, hardLimit: 4096 },
        ]);
    });

    it("are a sidecar's own", async () => {
        const [own, sidecar] = containersOf(
            await deployService(
                webService({
                    sidecars: {
                        proxy: { image: "registry.example.com/proxy:1", memory: "64 MiB", ulimits: { nofile: 9 } },
                    },
                }),
            ),
        );
        assert.equal(own?.["ulimits"], undefined);
        assert.deepEqual(sidecar?.["ulimits"], [{ name: "nofile", softLimit: 9, hardLimit: 9 }]);
    });
});

describe("a container's environment files", () => {
    const files = ["arn:aws:s3:::shop-settings/order.env", "arn:aws:s3:::shop-settings/all.env"];
    const deployed = () => deployService(webService({ environmentFiles: files }));

    it("are objects of S3", async () => {
        assert.deepEqual(
            containerOf(await deployed())["environmentFiles"],
            files.map((value) => ({ value, type: "s3" })),
        );
    });

    it("are what the task may be started with, and no other object", async () => {
        const statements = statementsOf(await deployed(), "order-execution");
        assert.deepEqual(
            statements.filter(({ Sid }) => Sid.startsWith("EnvironmentFile")),
            [
                { Sid: "EnvironmentFiles", Effect: "Allow", Action: "s3:GetObject", Resource: files },
                {
                    Sid: "EnvironmentFileBuckets",
                    Effect: "Allow",
                    Action: "s3:GetBucketLocation",
                    Resource: ["arn:aws:s3:::shop-settings"],
                },
            ],
        );
    });

    it("are no one's right where there are none", async () => {
        const statements = statementsOf(await deployService(webService()), "order-execution");
        assert.deepEqual(
            statements.map(({ Sid }) => Sid),
            ["Logs", "Login", "Pull"],
        );
    });
});

describe("the keys of a service's secrets", () => {
    it("may be decrypted with when a task starts, and no other key", async () => {
        const secretKeys = ["arn:aws:kms:eu-west-1:123456789012:key/0a1b"];
        const statements = statementsOf(
            await deployService(webService({ secrets: { KEY: "/shop/key" }, secretKeys })),
            "order-execution",
        );
        assert.deepEqual(
            statements.find(({ Sid }) => Sid === "Keys"),
            { Sid: "Keys", Effect: "Allow", Action: "kms:Decrypt", Resource: secretKeys },
        );
    });
});
