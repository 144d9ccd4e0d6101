import assert from "node:assert/strict";
import {
    CreateSecurityGroupCommand,
    DescribeSecurityGroupRulesCommand,
    DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { Clients } from "../../support/clients";
import { variablesOf } from "../../support/containers";
import { givenImage } from "../../support/given-images";
import { subnetsOf, vpcOf } from "../../support/read-back";
import { callXml } from "../../support/request-aws";
import type { Part } from "../part";

const bucket = "everything-settings";
const service = "gallery";

/** The API of EFS has paths, and speaks JSON. */
const callEfs = async <Answer>(aws: Clients, path: string, body?: object): Promise<Answer> =>
    JSON.parse(await callXml(aws, "elasticfilesystem", `/2015-02-01/${path}`, body && JSON.stringify(body))) as Answer;

interface FileSystem {
    readonly FileSystemId: string;
    readonly Encrypted: boolean;
    readonly ThroughputMode: string;
    readonly Name?: string;
}

const fileSystems = async (aws: Clients): Promise<readonly FileSystem[]> =>
    (await callEfs<{ FileSystems: readonly FileSystem[] }>(aws, "file-systems")).FileSystems;

async function ownFileSystem(aws: Clients): Promise<FileSystem> {
    const found = (await fileSystems(aws)).find(({ Name }) => Name === `${service}.uploads`);
    assert.ok(found !== undefined);
    return found;
}

async function mountTargets(aws: Clients, { FileSystemId }: FileSystem) {
    const path = `mount-targets?FileSystemId=${FileSystemId}`;
    return (await callEfs<{ MountTargets: { MountTargetId: string; SubnetId: string }[] }>(aws, path)).MountTargets;
}

async function securityGroupOfTargets(aws: Clients, of: FileSystem): Promise<string> {
    const groups = new Set<string>();
    for (const { MountTargetId } of await mountTargets(aws, of)) {
        const { SecurityGroups } = await callEfs<{ SecurityGroups: string[] }>(
            aws,
            `mount-targets/${MountTargetId}/security-groups`,
        );
        for (const group of SecurityGroups) groups.add(group);
    }
    const [group, ...others] = groups;
    assert.ok(group !== undefined && others.length === 0);
    return group;
}

/** What tasks find when they start: files, and variables that are kept in S3. */
export const part: Part = {
    title: "volumes, environment files and log routing",
    services: [
        {
            name: service,
            image: { uri: givenImage("user") },
            port: 8080,
            routes: ["/gallery", "/gallery/*"],
            user: "1000:1000",
            volumes: {
                uploads: { path: "/uploads", efs: {} },
                index: { path: "/index", ebs: { size: "8 GiB", throughput: 250 } },
            },
            environmentFiles: [`arn:aws:s3:::${bucket}/first.env`, `arn:aws:s3:::${bucket}/second.env`],
            environment: { THEME: "dark" },
            // The router's own image is at AWS alone; which it is, is read back elsewhere.
            logging: { firelens: { firehose: "everything-logs", image: givenImage("user") } },
        },
    ],
    prepare: async (aws) => {
        await aws.s3.send(new CreateBucketCommand({ Bucket: bucket }));
        const put = (Key: string, Body: string) => aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
        await put("first.env", "GREETING=hello\n");
        await put("second.env", "# comment\nGREETING=other\nTHEME=light\nSIZE=large\n");
        const { Vpcs = [] } = await aws.ec2.send(new DescribeVpcsCommand({}));
        const group = await aws.ec2.send(
            new CreateSecurityGroupCommand({ GroupName: "catalogue", Description: "Files", VpcId: Vpcs[0]?.VpcId }),
        );
        const { FileSystemId } = await callEfs<FileSystem>(aws, "file-systems", { CreationToken: "catalogue" });
        const efs = { fileSystemId: FileSystemId, securityGroupId: group.GroupId };
        return { services: { [service]: { volumes: { catalogue: { path: "/catalogue", readOnly: true, efs } } } } };
    },
    checks: (everything) => {
        it("makes a file system that is encrypted, elastic, and in lifecycle", async () => {
            const { aws } = everything;
            const own = await ownFileSystem(aws);
            assert.deepEqual([own.Encrypted, own.ThroughputMode], [true, "elastic"]);
            const lifecycle = await callEfs<object>(aws, `file-systems/${own.FileSystemId}/lifecycle-configuration`);
            assert.deepEqual(lifecycle, { LifecyclePolicies: [{ TransitionToIA: "AFTER_30_DAYS" }] });
            const backup = await callEfs<object>(aws, `file-systems/${own.FileSystemId}/backup-policy`);
            assert.deepEqual(backup, { BackupPolicy: { Status: "DISABLED" } });
        });

        it("reaches it in the data subnet of each zone", async () => {
            const { aws, prefix } = everything;
            const subnets = await subnetsOf(aws, await vpcOf(aws, prefix.replace(/^flotilla-/, "")), "data");
            assert.deepEqual(
                (await mountTargets(aws, await ownFileSystem(aws))).map(({ SubnetId }) => SubnetId).sort(),
                subnets.map(({ SubnetId }) => SubnetId).sort(),
            );
        });

        it("lets its own service in, and nobody else", async () => {
            const { aws } = everything;
            const group = await securityGroupOfTargets(aws, await ownFileSystem(aws));
            const { SecurityGroupRules = [] } = await aws.ec2.send(
                new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [group] }] }),
            );
            const tasks = everything.serviceOf(service).networkConfiguration?.awsvpcConfiguration?.securityGroups?.[0];
            assert.deepEqual(
                SecurityGroupRules.filter(({ IsEgress }) => IsEgress === false).map(
                    ({ ReferencedGroupInfo, FromPort, ToPort }) => [ReferencedGroupInfo?.GroupId, FromPort, ToPort],
                ),
                [[tasks, 2049, 2049]],
            );
        });

        it("mounts it through an access point, and one that was there before at its root", async () => {
            const { aws } = everything;
            const own = await ownFileSystem(aws);
            const { AccessPoints } = await callEfs<{
                AccessPoints: { AccessPointId: string; PosixUser: object; RootDirectory: { Path: string } }[];
            }>(aws, `access-points?FileSystemId=${own.FileSystemId}`);
            const [accessPoint] = AccessPoints;
            assert.deepEqual(accessPoint?.PosixUser, { Uid: 1000, Gid: 1000 });
            assert.equal(accessPoint.RootDirectory.Path, "/uploads");
            const other = (await fileSystems(aws)).find(({ Name }) => Name !== own.Name);
            const { volumes = [], containerDefinitions = [] } = await everything.taskOf(service);
            assert.deepEqual(
                volumes
                    .filter(({ name }) => name !== "index")
                    .sort((a, b) => ((a.name ?? "") < (b.name ?? "") ? -1 : 1))
                    .map(({ name, efsVolumeConfiguration: efs }) => [
                        name,
                        efs?.fileSystemId,
                        efs?.transitEncryption,
                        efs?.authorizationConfig,
                    ]),
                [
                    ["catalogue", other?.FileSystemId, "ENABLED", { iam: "ENABLED" }],
                    [
                        "uploads",
                        own.FileSystemId,
                        "ENABLED",
                        { accessPointId: accessPoint.AccessPointId, iam: "ENABLED" },
                    ],
                ],
            );
            assert.deepEqual(
                containerDefinitions[0]?.mountPoints?.map(({ containerPath, readOnly }) => [containerPath, readOnly]),
                [
                    ["/catalogue", true],
                    ["/uploads", false],
                    ["/index", false],
                ],
            );
        });

        it("has a disk made for each task", async () => {
            const { volumes = [] } = await everything.taskOf(service);
            assert.equal(volumes.find(({ name }) => name === "index")?.configuredAtLaunch, true);
            const [deployment] = everything.serviceOf(service).deployments ?? [];
            const [configuration] = deployment?.volumeConfigurations ?? [];
            assert.equal(configuration?.name, "index");
            const { sizeInGiB, volumeType, throughput, encrypted } = configuration.managedEBSVolume ?? {};
            assert.deepEqual([sizeInGiB, volumeType, throughput, encrypted], [8, "gp3", 250, true]);
        });

        it("gives each container's log to a router, and the router's to CloudWatch Logs", async () => {
            const { containerDefinitions = [] } = await everything.taskOf(service);
            assert.deepEqual(
                containerDefinitions.map(({ name, logConfiguration, firelensConfiguration }) => [
                    name,
                    logConfiguration?.logDriver,
                    firelensConfiguration?.type,
                ]),
                [
                    [service, "awsfirelens", undefined],
                    ["log-router", "awslogs", "fluentbit"],
                ],
            );
        });

        it("has its logs on the delivery stream");

        it("reads its environment files", async () => {
            const variables = await variablesOf(await everything.containerOf(service));
            const wanted = { GREETING: "hello", THEME: "dark", SIZE: "large" };
            for (const [name, value] of Object.entries(wanted)) assert.equal(variables.get(name), value);
        });

        it("finds in one task the files that another has written");
    },
    checksAfterwards: (everything) => {
        it("leaves the file system that was there before, and no other", async () => {
            assert.deepEqual(
                (await fileSystems(everything.aws)).map(({ Name }) => Name ?? ""),
                [""],
            );
        });
    },
};
