import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { DescribeSecurityGroupRulesCommand } from "@aws-sdk/client-ec2";
import { Client } from "pg";
import type { Clients } from "../../support/clients";
import { variablesOf } from "../../support/containers";
import { docker } from "../../support/docker";
import { givenImage } from "../../support/given-images";
import { subnetsOf, vpcOf } from "../../support/read-back";
import { callJson, callSecretsManager, callXml, textsOf } from "../../support/request-aws";
import type { Everything, Part } from "../part";

const service = "stock-room";
const identifierOf = ({ prefix }: Everything) => `${prefix}-${service}`;

/** An action of RDS, whose answers are XML. */
const describe = (aws: Clients, action: string, query = ""): Promise<string> =>
    callXml(aws, "rds", `/?Action=Describe${action}&Version=2014-10-31${query}`);

const textOf = (xml: string, element: string): string => {
    const [text] = textsOf(xml, element);
    assert.ok(text !== undefined, `${element}: ${xml}`);
    return text;
};

const instanceXml = (everything: Everything) =>
    describe(everything.aws, "DBInstances", `&DBInstanceIdentifier=${identifierOf(everything)}`);

/** A user of the database, as the secret holds it. */
interface Login {
    readonly host: string;
    readonly port: number;
    readonly dbname: string;
    readonly username: string;
    readonly password: string;
}

async function loginOf(aws: Clients, SecretId: string): Promise<Login> {
    const { SecretString } = await callSecretsManager(aws, "GetSecretValue", { SecretId });
    return JSON.parse(String(SecretString)) as Login;
}

async function query({ endpoint }: Everything, { host, port, dbname, username, password }: Login, sql: string) {
    const ca = await (await fetch(`${endpoint}/_ministack/rds/ca.pem`)).text();
    const client = new Client({ host, port, database: dbname, user: username, password, ssl: { ca } });
    await client.connect();
    try {
        return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
        await client.end();
    }
}

async function secretArnOf(everything: Everything): Promise<string> {
    const arn = (await variablesOf(await everything.containerOf(service))).get("DB_LOGIN_ARN");
    assert.ok(arn !== undefined);
    return arn;
}

/** Asks PostgreSQL for TLS with what the task was given, and prints whether Node trusts the certificate. */
const shakeHands =
    "const { DB_HOST: host, DB_PORT: port } = process.env;" +
    'const socket = require("net").connect(Number(port), host);' +
    'socket.once("connect", () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));' +
    'socket.once("data", () => require("tls").connect({ socket, host }, function () {' +
    "console.log(this.authorized); process.exit(); }));";

/** A service's database. */
export const part: Part = {
    title: "databases",
    services: [
        {
            name: service,
            image: { uri: givenImage("user") },
            port: 8080,
            routes: ["/stock-room", "/stock-room/*"],
            database: { version: "17", storage: "20 GiB", maxStorage: "50 GiB", backupRetention: "7 days" },
        },
    ],
    sections: { alerts: { email: ["ops@example.com"] } },
    checks: (everything) => {
        it("makes an instance of PostgreSQL that is encrypted, backed up and not public", async () => {
            const xml = await instanceXml(everything);
            for (const [element, text] of [
                ["DBInstanceStatus", "available"],
                ["DBInstanceClass", "db.t4g.micro"],
                ["Engine", "postgres"],
                ["EngineVersion", "17"],
                ["DBName", "stock_room_db"],
                ["StorageEncrypted", "true"],
                ["StorageType", "gp3"],
                ["AllocatedStorage", "20"],
                ["MaxAllocatedStorage", "50"],
                ["PubliclyAccessible", "false"],
                ["BackupRetentionPeriod", "7"],
                ["Port", "5432"],
            ] as const)
                assert.equal(textOf(xml, element), text, element);
            assert.match(xml, /<EnabledCloudwatchLogsExports><member>postgresql</);
        });

        it("has it in the data subnet of each zone, with the parameters of the plan", async () => {
            const { aws, prefix } = everything;
            const xml = await instanceXml(everything);
            const subnets = await subnetsOf(aws, await vpcOf(aws, prefix.replace(/^flotilla-/, "")), "data");
            assert.deepEqual(textsOf(xml, "SubnetIdentifier").sort(), subnets.map(({ SubnetId }) => SubnetId).sort());
            const group = textOf(xml, "DBParameterGroupName");
            const set = await describe(aws, "DBParameters", `&DBParameterGroupName=${group}&Source=user`);
            assert.deepEqual(textsOf(set, "ParameterName").sort(), [
                "log_min_duration_statement",
                "log_statement",
                "rds.force_ssl",
            ]);
        });

        it("lets in its own service and the function that rotates, and nobody else", async () => {
            const { aws } = everything;
            const group = textOf(await instanceXml(everything), "VpcSecurityGroupId");
            const { SecurityGroupRules = [] } = await aws.ec2.send(
                new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [group] }] }),
            );
            const tasks = everything.serviceOf(service).networkConfiguration?.awsvpcConfiguration?.securityGroups?.[0];
            assert.deepEqual(
                SecurityGroupRules.map(({ IsEgress, FromPort, ToPort }) => [IsEgress, FromPort, ToPort]),
                [
                    [false, 5432, 5432],
                    [false, 5432, 5432],
                ],
            );
            const sources = SecurityGroupRules.map(({ ReferencedGroupInfo }) => ReferencedGroupInfo?.GroupId);
            assert.ok(sources.includes(tasks));
            assert.equal(new Set(sources).size, 2);
        });

        it("gives the tasks its address, and a user whose password is in a secret that is rotated", async () => {
            const { aws } = everything;
            const variables = await variablesOf(await everything.containerOf(service));
            const arn = await secretArnOf(everything);
            const login = await loginOf(aws, arn);
            assert.deepEqual(
                ["DB_HOST", "DB_PORT", "DB_NAME", "DB_USER", "DB_PASSWORD"].map((name) => variables.get(name)),
                [textOf(await instanceXml(everything), "Address"), "5432", "stock_room_db", "app_1", login.password],
            );
            const { containerDefinitions = [] } = await everything.taskOf(service);
            assert.deepEqual(containerDefinitions[0]?.secrets, [
                { name: "DB_PASSWORD", valueFrom: `${arn}:password::` },
                { name: "DB_USER", valueFrom: `${arn}:username::` },
            ]);
            const secret = await callSecretsManager(aws, "DescribeSecret", { SecretId: arn });
            assert.equal(secret["RotationEnabled"], true);
            assert.deepEqual(secret["RotationRules"], { AutomaticallyAfterDays: 30 });
        });

        it("answers a task by a certificate that it trusts, and lets its user make tables of the one role that owns the database", async () => {
            const id = await everything.containerOf(service);
            assert.equal(await docker("exec", id, "node", "-e", shakeHands), "true");
            const login = await loginOf(everything.aws, await secretArnOf(everything));
            await query(everything, login, "CREATE TABLE shelves (id int)");
            assert.deepEqual(
                await query(everything, login, "SELECT tableowner FROM pg_tables WHERE tablename = 'shelves'"),
                [{ tableowner: "app_owner" }],
            );
            await assert.rejects(query(everything, login, "CREATE ROLE intruder"), /permission denied/);
        });

        it("is rotated by its function: the other user gets a password, and the one before goes on", async () => {
            const { aws } = everything;
            const arn = await secretArnOf(everything);
            const before = await loginOf(aws, arn);
            await callSecretsManager(aws, "RotateSecret", { SecretId: arn });
            const rotated = async () => (await loginOf(aws, arn)).username !== before.username;
            for (let attempt = 0; !(await rotated()); attempt++) {
                assert.ok(attempt < 60, "the secret is not rotated");
                await pause(500);
            }
            const after = await loginOf(aws, arn);
            assert.equal(after.username, "app_2");
            for (const login of [before, after]) await query(everything, login, "SELECT count(*) FROM shelves");
        });

        it("is watched, where somebody is told", async () => {
            const { aws, prefix } = everything;
            const { MetricAlarms } = await callJson(aws, "monitoring", "GraniteServiceVersion20100801.DescribeAlarms", {
                AlarmNamePrefix: `${prefix}-${service}.`,
            });
            interface Alarm {
                readonly AlarmName: string;
                readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
            }
            assert.deepEqual(
                (MetricAlarms as Alarm[]).map(({ AlarmName, Dimensions }) => [
                    AlarmName.replace(`${prefix}-${service}.`, ""),
                    Dimensions,
                ]),
                ["database-connections", "database-cpu", "database-free-memory", "database-free-storage"].map((key) => [
                    key,
                    [{ Name: "DBInstanceIdentifier", Value: identifierOf(everything) }],
                ]),
            );
        });

        it("answers over TLS alone", async () => {
            const login = await loginOf(everything.aws, await secretArnOf(everything));
            const { host, port, dbname: database, username: user, password } = login;
            await assert.rejects(new Client({ host, port, database, user, password }).connect(), /no encryption/);
        });
    },
    checksAfterwards: (everything) => {
        it("leaves no database and no secret of one", async () => {
            const { aws } = everything;
            assert.deepEqual(textsOf(await describe(aws, "DBInstances"), "DBInstanceIdentifier"), []);
            const { SecretList } = await callSecretsManager(aws, "ListSecrets", {});
            const left = (SecretList as { Name: string }[]).filter(({ Name }) => /stock-room|^rds!/.test(Name));
            assert.deepEqual(left, []);
        });
    },
};
