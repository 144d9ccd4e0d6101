import assert from "node:assert/strict";
import { DescribeSecurityGroupRulesCommand } from "@aws-sdk/client-ec2";
import type { Clients } from "../../support/clients";
import { variablesOf } from "../../support/containers";
import { docker } from "../../support/docker";
import { givenImage } from "../../support/given-images";
import { subnetsOf, vpcOf } from "../../support/read-back";
import { callSecretsManager, callXml, textsOf } from "../../support/request-aws";
import type { Everything, Part } from "../part";

const service = "cash-desk";

/** An action of ElastiCache, whose answers are XML. */
const describe = (aws: Clients, action: string, of: Readonly<Record<string, string>> = {}): Promise<string> => {
    const query = new URLSearchParams({ Action: `Describe${action}`, Version: "2015-02-02", ...of });
    return callXml(aws, "elasticache", `/?${query.toString()}`);
};

/** The service's own cache; others have one too. */
const groupOf = ({ aws, prefix }: Everything) =>
    describe(aws, "ReplicationGroups", { ReplicationGroupId: `${prefix}-${service}` });

/** The nodes of the service's own cache. */
async function nodesOf(everything: Everything): Promise<string[]> {
    const ids = new Set(textsOf(await groupOf(everything), "CacheClusterId"));
    const { aws } = everything;
    return Promise.all([...ids].map((CacheClusterId) => describe(aws, "CacheClusters", { CacheClusterId })));
}

const textOf = (xml: string, element: string): string => {
    const [text, ...others] = [...new Set(textsOf(xml, element))];
    assert.ok(text !== undefined && others.length === 0, `${element}: ${xml}`);
    return text;
};

async function secretsOf(aws: Clients): Promise<{ ARN: string; Name: string }[]> {
    const { SecretList } = await callSecretsManager(aws, "ListSecrets", {});
    return (SecretList as { ARN: string; Name: string }[]).filter(({ Name }) => Name.startsWith(`${service}-cache`));
}

/** Signs in with what the task was given, writes and reads a key, and prints the answers: none, where the cache hangs up. */
const useCache = (over: "net" | "tls"): string =>
    "const { CACHE_HOST, CACHE_PORT, CACHE_PASSWORD } = process.env;" +
    'const commands = [["AUTH", CACHE_PASSWORD], ["SET", "key", "value"], ["GET", "key"]];' +
    `let read = ""; require("${over}").connect(Number(CACHE_PORT), CACHE_HOST, function () {` +
    'this.write(commands.map((words) => words.join(" ") + "\\r\\n").join("")); })' +
    '.on("data", function (chunk) { read += chunk; if (/value|WRONGPASS/.test(read)) this.destroy(); })' +
    '.on("error", ({ code }) => { if (code !== "ECONNRESET") throw new Error(code); })' +
    '.on("close", () => console.log(read.split("\\r\\n").join(" ")));';

/** A service's cache. */
export const part: Part = {
    title: "caches",
    services: [
        {
            name: service,
            image: { uri: givenImage("user") },
            port: 8080,
            routes: ["/cash-desk", "/cash-desk/*"],
            cache: { replicas: 1, eviction: "noeviction", snapshotRetention: "7 days" },
        },
    ],
    checks: (everything) => {
        it("makes a replication group of Valkey that is encrypted, asks for a password, and fails over", async () => {
            const xml = await groupOf(everything);
            for (const [element, text] of [
                ["Status", "available"],
                ["CacheNodeType", "cache.t4g.micro"],
                ["AtRestEncryptionEnabled", "true"],
                ["TransitEncryptionEnabled", "true"],
                ["AuthTokenEnabled", "true"],
                ["AutomaticFailover", "enabled"],
                ["MultiAZ", "enabled"],
                ["SnapshotRetentionLimit", "7"],
            ] as const)
                assert.equal(textOf(xml, element), text, element);
            const nodes = await nodesOf(everything);
            assert.deepEqual(
                nodes.flatMap((node) => textsOf(node, "Engine")),
                ["valkey", "valkey"],
            );
        });

        it("has nodes in the data subnet of each zone", async () => {
            const { aws, prefix } = everything;
            const name = textOf((await nodesOf(everything)).join(""), "CacheSubnetGroupName");
            const xml = await describe(aws, "CacheSubnetGroups", { CacheSubnetGroupName: name });
            const subnets = await subnetsOf(aws, await vpcOf(aws, prefix.replace(/^flotilla-/, "")), "data");
            assert.deepEqual(textsOf(xml, "SubnetIdentifier").sort(), subnets.map(({ SubnetId }) => SubnetId).sort());
        });

        it("lets in its own service, and nobody else", async () => {
            const { aws } = everything;
            const group = textOf((await nodesOf(everything)).join(""), "SecurityGroupId");
            const { SecurityGroupRules = [] } = await aws.ec2.send(
                new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [group] }] }),
            );
            const tasks = everything.serviceOf(service).networkConfiguration?.awsvpcConfiguration?.securityGroups?.[0];
            assert.deepEqual(
                SecurityGroupRules.map(({ IsEgress, ReferencedGroupInfo, FromPort, ToPort }) => [
                    IsEgress,
                    ReferencedGroupInfo?.GroupId,
                    FromPort,
                    ToPort,
                ]),
                [[false, tasks, 6379, 6379]],
            );
        });

        it("gives the tasks its address, and the password that is in Secrets Manager", async () => {
            const { aws } = everything;
            const [secret, ...others] = await secretsOf(aws);
            assert.ok(secret !== undefined && others.length === 0);
            const { SecretString, VersionId } = await callSecretsManager(aws, "GetSecretValue", {
                SecretId: secret.ARN,
            });
            assert.match(String(SecretString), /^[A-Za-z0-9]{64}$/);
            const variables = await variablesOf(await everything.containerOf(service));
            assert.equal(variables.get("CACHE_PASSWORD"), SecretString);
            assert.equal(variables.get("CACHE_PORT"), "6379");
            assert.ok(textsOf(await groupOf(everything), "Address").includes(variables.get("CACHE_HOST") ?? ""));
            const { containerDefinitions = [] } = await everything.taskOf(service);
            assert.deepEqual(containerDefinitions[0]?.secrets, [
                { name: "CACHE_PASSWORD", valueFrom: `${secret.ARN}:::${String(VersionId)}` },
            ]);
        });

        it("answers a task with the password that it was given, and nobody without one", async () => {
            const id = await everything.containerOf(service);
            assert.match(await docker("exec", id, "node", "-e", useCache("tls")), /^\+OK \+OK \$5 value/);
            const guessed = ["--env", "CACHE_PASSWORD=guessed", id];
            assert.match(await docker("exec", ...guessed, "node", "-e", useCache("tls")), /^-WRONGPASS/);
        });

        it("answers over TLS alone, by a certificate that the tasks trust", async () => {
            const id = await everything.containerOf(service);
            assert.equal(await docker("exec", id, "node", "-e", useCache("net")), "");
            const mistrustful = ["--env", "NODE_EXTRA_CA_CERTS=", id];
            await assert.rejects(
                docker("exec", ...mistrustful, "node", "-e", useCache("tls")),
                /SELF_SIGNED|UNABLE_TO/,
            );
        });

        it("fails over to its replica");
    },
    checksAfterwards: (everything) => {
        it("leaves no cache and no secret of one", async () => {
            const { aws } = everything;
            assert.deepEqual(textsOf(await describe(aws, "ReplicationGroups"), "ReplicationGroupId"), []);
            assert.deepEqual(await secretsOf(aws), []);
        });
    },
};
