import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { existingNetwork } from "../../support/existing";
import { memoized } from "../../support/memoized";
import { planWith, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";
import { containersOf } from "../service/deploy-service";
import { statementsOf } from "../service/statements";

const arnOf = (resource: string) => `arn:aws:elasticfilesystem:eu-west-1:${account}:${resource}`;
const name = "mailer.uploads";

const declared = memoized(
    async (
        volumes: ServiceConfiguration["volumes"],
        over: Partial<ServiceConfiguration> = {},
        sections: Readonly<Record<string, unknown>> = {},
    ): Promise<Recording> => {
        const plan = planWith({ sections, services: [worker({ ...(volumes && { volumes }), ...over })] });
        return (await deploy(() => new Platform(plan.name, { plan }))).recording;
    },
);
type Efs = NonNullable<ServiceConfiguration["volumes"]>[string]["efs"];
const uploads = (efs: Efs = {}) => ({ uploads: { path: "/uploads", efs } });
const production = {
    environment: { class: "production" },
    loadBalancer: { certificateArn: `arn:aws:acm:eu-west-1:${account}:certificate/0a1b` },
};

describe("a service without volumes", () => {
    it("has no file system, no mount and no right to any", async () => {
        const recording = await declared(undefined);
        assert.deepEqual(recording.all("efs/fileSystem:FileSystem"), []);
        assert.equal(recording.only("TaskDefinition").inputs["volumes"], undefined);
        assert.deepEqual(containersOf(recording)[0]?.["mountPoints"], []);
        assert.ok(!recording.names("RolePolicy").includes("mailer-task"));
    });
});

describe("the file system of a volume", () => {
    const fileSystem = async (...of: Parameters<typeof declared>) =>
        (await declared(...of)).named("efs/fileSystem:FileSystem", name);

    it("is encrypted, elastic, and moves what is not used to the cheaper class after 30 days", async () => {
        const { tags, ...rest } = (await fileSystem(uploads())).inputs;
        assert.deepEqual(rest, {
            encrypted: true,
            throughputMode: "elastic",
            lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }],
        });
        assert.equal((tags as Record<string, unknown>)["Service"], "mailer");
    });

    it("takes throughput, lifecycle and key from the configuration", async () => {
        const key = `arn:aws:kms:eu-west-1:${account}:key/0a1b`;
        const { inputs } = await fileSystem(uploads({ throughput: "bursting", infrequentAccess: "1 day", key }));
        assert.deepEqual(inputs["lifecyclePolicies"], [{ transitionToIa: "AFTER_1_DAY" }]);
        assert.deepEqual([inputs["throughputMode"], inputs["kmsKeyId"]], ["bursting", key]);
        const never = await fileSystem(uploads({ infrequentAccess: false }));
        assert.equal(never.inputs["lifecyclePolicies"], undefined);
    });

    it("can't be deleted in production, and is backed up there", async () => {
        for (const [sections, protect, status] of [
            [production, true, "ENABLED"],
            [{}, false, "DISABLED"],
        ] as const) {
            assert.equal((await fileSystem(uploads(), {}, sections)).protect, protect);
            const { inputs } = (await declared(uploads(), {}, sections)).only("BackupPolicy");
            assert.deepEqual(inputs["backupPolicy"], { status });
        }
    });

    it("is backed up where the configuration says so", async () => {
        const { inputs } = (await declared(uploads({ backup: true }))).only("BackupPolicy");
        assert.deepEqual(inputs["backupPolicy"], { status: "ENABLED" });
    });

    it("lets nobody in without TLS, and nobody without a right of their own", async () => {
        const { inputs } = (await declared(uploads())).only("FileSystemPolicy");
        assert.deepEqual((JSON.parse(String(inputs["policy"])) as { Statement: unknown }).Statement, [
            {
                Sid: "TlsOnly",
                Effect: "Deny",
                Principal: { AWS: "*" },
                Action: "*",
                Resource: arnOf(`file-system/fs-${name}`),
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ]);
    });

    it("is reached in the data subnet of each zone", async () => {
        const targets = (await declared(uploads())).all("MountTarget");
        assert.deepEqual(
            targets.map(({ name: of, inputs }) => [of, inputs["subnetId"], inputs["securityGroups"]]),
            ["eu-west-1a", "eu-west-1b"].map((zone) => [`${name}-${zone}`, `subnet-data-${zone}`, [`${name}-id`]]),
        );
    });

    it("is reached in the tasks' own subnets where a network that is already there has no others", async () => {
        const zones = Object.entries(existingNetwork.subnets).map(([zone, { app }]) => [zone, { app }] as const);
        const recording = await declared(
            uploads(),
            { capacity: "fargate" },
            {
                network: { existing: { vpcId: existingNetwork.vpcId, subnets: Object.fromEntries(zones) } },
                loadBalancer: { existing: undefined },
            },
        );
        assert.deepEqual(
            recording.all("MountTarget").map(({ inputs }) => inputs["subnetId"]),
            zones.map(([, { app }]) => app.id),
        );
    });

    it("lets in the tasks of its service at the port of NFS, and nobody else", async () => {
        const recording = await declared(uploads());
        const rules = (type: string) =>
            recording
                .all(type)
                .map(({ inputs }) => inputs)
                .filter(({ fromPort }) => fromPort === 2049)
                .map(({ securityGroupId, referencedSecurityGroupId, toPort, ipProtocol }) => ({
                    securityGroupId,
                    referencedSecurityGroupId,
                    toPort,
                    ipProtocol,
                }));
        const rule = { toPort: 2049, ipProtocol: "tcp" };
        assert.deepEqual(rules("SecurityGroupIngressRule"), [
            { securityGroupId: `${name}-id`, referencedSecurityGroupId: "mailer-id", ...rule },
        ]);
        assert.deepEqual(rules("SecurityGroupEgressRule"), [
            { securityGroupId: "mailer-id", referencedSecurityGroupId: `${name}-id`, ...rule },
        ]);
    });

    it("is there, and reached, before a task starts", async () => {
        const recording = await declared(uploads());
        const before = recording.reach(recording.only("ecs/service:Service"));
        const rule = recording.named("SecurityGroupIngressRule", "mailer.volume.uploads");
        const others = ["MountTarget", "AccessPoint", "FileSystemPolicy"].flatMap((type) => recording.all(type));
        for (const each of [rule, ...others]) assert.ok(before.has(each), each.urn);
    });
});

describe("the access point of a volume", () => {
    const owner = async (over: Partial<ServiceConfiguration>, efs: Efs = {}) =>
        (await declared(uploads(efs), over)).only("AccessPoint").inputs;

    it("acts as one user, whose directory EFS makes", async () => {
        const { posixUser, rootDirectory } = await owner({});
        assert.deepEqual(posixUser, { uid: 1000, gid: 1000 });
        assert.deepEqual(rootDirectory, {
            path: "/uploads",
            creationInfo: { ownerUid: 1000, ownerGid: 1000, permissions: "0750" },
        });
    });

    it("acts as the container's user where that is a number, but never as root", async () => {
        assert.deepEqual((await owner({ user: "101" }))["posixUser"], { uid: 101, gid: 101 });
        assert.deepEqual((await owner({ user: "101:102" }))["posixUser"], { uid: 101, gid: 102 });
        for (const user of ["node", "0:0", "node:1000"])
            assert.deepEqual((await owner({ user }))["posixUser"], { uid: 1000, gid: 1000 });
    });

    it("acts as the owner that the configuration names, whoever the container runs as", async () => {
        assert.deepEqual((await owner({ user: "101" }, { owner: "7:8" }))["posixUser"], { uid: 7, gid: 8 });
    });
});

describe("a task with a volume", () => {
    it("mounts it through its access point, encrypted on its way and by the rights of its role", async () => {
        const recording = await declared(uploads());
        assert.deepEqual(recording.only("TaskDefinition").inputs["volumes"], [
            {
                name: "uploads",
                efsVolumeConfiguration: {
                    fileSystemId: `${name}-id`,
                    transitEncryption: "ENABLED",
                    authorizationConfig: { accessPointId: `${name}-id`, iam: "ENABLED" },
                },
            },
        ]);
        assert.deepEqual(containersOf(recording)[0]?.["mountPoints"], [
            { sourceVolume: "uploads", containerPath: "/uploads", readOnly: false },
        ]);
    });

    it("may mount it and write to it through its access point, and nothing else", async () => {
        assert.deepEqual(statementsOf(await declared(uploads()), "mailer-task"), [
            {
                Sid: "Volume1",
                Effect: "Allow",
                Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                Resource: arnOf(`file-system/fs-${name}`),
                Condition: {
                    StringEquals: { "elasticfilesystem:AccessPointArn": arnOf(`access-point/fsap-${name}`) },
                },
            },
        ]);
    });

    it("may not write to one that it only reads", async () => {
        const recording = await declared({ media: { path: "/media", readOnly: true, efs: {} } });
        const [statement] = statementsOf(recording, "mailer-task");
        assert.equal(statement?.Action, "elasticfilesystem:ClientMount");
        assert.deepEqual(containersOf(recording)[0]?.["mountPoints"], [
            { sourceVolume: "media", containerPath: "/media", readOnly: true },
        ]);
    });

    it("has it in its jobs too", async () => {
        const recording = await declared(uploads(), { jobs: { nightly: { command: ["tidy"] } } });
        const { inputs } = recording.named("TaskDefinition", "mailer-nightly");
        assert.equal((inputs["volumes"] as unknown[]).length, 1);
        assert.match(String(inputs["containerDefinitions"]), /"containerPath":"\/uploads"/);
    });
});

describe("a file system that is already there", () => {
    const existing = { fileSystemId: "fs-0a1b", securityGroupId: "sg-0f0f" };

    it("is mounted, and nothing of it is declared", async () => {
        const recording = await declared(uploads({ ...existing, accessPointId: "fsap-0a1b" }));
        for (const type of ["efs/fileSystem:FileSystem", "MountTarget", "AccessPoint", "FileSystemPolicy"])
            assert.deepEqual(recording.all(type), [], type);
        const [volume] = recording.only("TaskDefinition").inputs["volumes"] as { efsVolumeConfiguration: unknown }[];
        assert.deepEqual(volume?.efsVolumeConfiguration, {
            fileSystemId: "fs-0a1b",
            transitEncryption: "ENABLED",
            authorizationConfig: { accessPointId: "fsap-0a1b", iam: "ENABLED" },
        });
        const [statement] = statementsOf(recording, "mailer-task");
        assert.equal(statement?.Resource, arnOf("file-system/fs-0a1b"));
        assert.deepEqual(statement.Condition, {
            StringEquals: { "elasticfilesystem:AccessPointArn": arnOf("access-point/fsap-0a1b") },
        });
    });

    it("is mounted at its root where no access point is named", async () => {
        const recording = await declared(uploads(existing));
        const [volume] = recording.only("TaskDefinition").inputs["volumes"] as { efsVolumeConfiguration: unknown }[];
        assert.deepEqual(volume?.efsVolumeConfiguration, {
            fileSystemId: "fs-0a1b",
            transitEncryption: "ENABLED",
            authorizationConfig: { iam: "ENABLED" },
        });
        assert.equal(statementsOf(recording, "mailer-task")[0]?.Condition, undefined);
    });

    it("is reached through its security group, which gets no rule", async () => {
        const recording = await declared(uploads(existing));
        const rules = ["SecurityGroupEgressRule", "SecurityGroupIngressRule"].flatMap((type) =>
            recording.all(type).filter(({ inputs }) => inputs["fromPort"] === 2049),
        );
        assert.deepEqual(
            rules.map(({ type, inputs }) => [type.split(":")[2], inputs["referencedSecurityGroupId"]]),
            [["SecurityGroupEgressRule", "sg-0f0f"]],
        );
    });
});
