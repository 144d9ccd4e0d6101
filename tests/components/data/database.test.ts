import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { memoized } from "../../support/memoized";
import { planWith, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";
import { statementsOf } from "../service/statements";

type Database = ServiceConfiguration["database"];

const declared = memoized(
    async (database: Database, sections: Readonly<Record<string, unknown>> = {}): Promise<Recording> => {
        const jobs = { migrate: { command: ["migrate"], before: "deployment" as const } };
        const plan = planWith({ sections, services: [worker({ ...(database && { database }), jobs })] });
        return (await deploy(() => new Platform(plan.name, { plan }))).recording;
    },
);
const production = {
    environment: { class: "production" },
    loadBalancer: { certificateArn: `arn:aws:acm:eu-west-1:${account}:certificate/0a1b` },
};
const secretArn = `arn:aws:secretsmanager:eu-west-1:${account}:secret:mailer-0a1b2c3-AbCdEf`;
const instanceOf = (recording: Recording) => recording.named("rds/instance:Instance", "mailer");

describe("a service without a database", () => {
    it("has no instance, no secret, no function, and no right to any", async () => {
        const recording = await declared(undefined);
        for (const type of ["rds/instance:Instance", "secretsmanager/secret:Secret", "lambda/function:Function"])
            assert.deepEqual(recording.all(type), []);
        assert.ok(!recording.names("RolePolicy").includes("mailer-task"));
    });
});

describe("the database of a service", () => {
    it("is encrypted, private, in the data tier, and small", async () => {
        const recording = await declared({});
        const { inputs } = instanceOf(recording);
        const { engine, engineVersion, instanceClass, storageType, storageEncrypted, publiclyAccessible } = inputs;
        assert.deepEqual(
            { engine, engineVersion, instanceClass, storageType, storageEncrypted, publiclyAccessible },
            {
                engine: "postgres",
                engineVersion: "17",
                instanceClass: "db.t4g.micro",
                storageType: "gp3",
                storageEncrypted: true,
                publiclyAccessible: false,
            },
        );
        assert.deepEqual([inputs["allocatedStorage"], inputs["maxAllocatedStorage"]], [20, 40]);
        assert.equal(inputs["identifier"], "shop-dev-mailer");
        assert.equal(inputs["dbName"], "mailer_db");
        assert.deepEqual(recording.only("rds/subnetGroup:SubnetGroup").inputs["subnetIds"], [
            "subnet-data-eu-west-1a",
            "subnet-data-eu-west-1b",
        ]);
    });

    it("takes no connection without TLS, and logs slow statements and changes of its tables", async () => {
        const { inputs } = (await declared({ version: "16" })).only("rds/parameterGroup:ParameterGroup");
        assert.equal(inputs["family"], "postgres16");
        assert.deepEqual(inputs["parameters"], [
            { name: "rds.force_ssl", value: "1" },
            { name: "log_min_duration_statement", value: "1000" },
            { name: "log_statement", value: "ddl" },
        ]);
    });

    it("writes its log to a group that does not keep it for ever", async () => {
        const recording = await declared({});
        const { inputs, urn } = recording.named("LogGroup", "mailer-database");
        assert.equal(inputs["name"], "/aws/rds/instance/shop-dev-mailer/postgresql");
        assert.equal(inputs["retentionInDays"], 14);
        assert.deepEqual(instanceOf(recording).inputs["enabledCloudwatchLogsExports"], ["postgresql"]);
        assert.ok(instanceOf(recording).dependencies.includes(urn), "RDS would make it first");
    });

    it("leaves the master's password to RDS, so that none is in the program or its state", async () => {
        const recording = await declared({});
        const { inputs } = instanceOf(recording);
        assert.equal(inputs["manageMasterUserPassword"], true);
        assert.equal(inputs["password"], undefined);
        assert.deepEqual(recording.all("SecretVersion"), []);
    });

    it("takes everything from the configuration", async () => {
        const key = `arn:aws:kms:eu-west-1:${account}:key/0a1b`;
        const { inputs } = instanceOf(
            await declared({
                version: "15",
                instance: "db.r7g.large",
                storage: "100 GiB",
                maxStorage: "500 GiB",
                name: "mails",
                multiZone: true,
                backupRetention: "35 days",
                key,
            }),
        );
        assert.deepEqual(
            [
                "engineVersion",
                "instanceClass",
                "allocatedStorage",
                "maxAllocatedStorage",
                "dbName",
                "multiAz",
                "backupRetentionPeriod",
                "kmsKeyId",
            ].map((input) => inputs[input]),
            ["15", "db.r7g.large", 100, 500, "mails", true, 35, key],
        );
    });

    it("can't be lost in production, and is deleted cleanly elsewhere", async () => {
        const kept = instanceOf(await declared({}, production));
        const gone = instanceOf(await declared({}));
        const of = ({ inputs, protect }: typeof kept) => ({
            protect,
            deletionProtection: inputs["deletionProtection"],
            skipFinalSnapshot: inputs["skipFinalSnapshot"],
            finalSnapshotIdentifier: inputs["finalSnapshotIdentifier"],
            deleteAutomatedBackups: inputs["deleteAutomatedBackups"],
            multiAz: inputs["multiAz"],
            backupRetentionPeriod: inputs["backupRetentionPeriod"],
        });
        assert.deepEqual(of(kept), {
            protect: true,
            deletionProtection: true,
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: "shop-dev-mailer-final",
            deleteAutomatedBackups: false,
            multiAz: true,
            backupRetentionPeriod: 14,
        });
        assert.deepEqual(of(gone), {
            protect: false,
            deletionProtection: false,
            skipFinalSnapshot: true,
            finalSnapshotIdentifier: undefined,
            deleteAutomatedBackups: true,
            multiAz: false,
            backupRetentionPeriod: 1,
        });
        const secret = async (sections = {}) =>
            (await declared({}, sections)).only("secretsmanager/secret:Secret").inputs["recoveryWindowInDays"];
        assert.deepEqual([await secret(production), await secret()], [30, 0]);
    });

    it("lets in the service's tasks and the function that rotates the password, and nobody else", async () => {
        const recording = await declared({});
        const group = recording.named("SecurityGroup", "mailer-database");
        const rules = recording
            .all("SecurityGroupIngressRule")
            .filter(({ inputs }) => inputs["securityGroupId"] === `${group.name}-id`);
        assert.deepEqual(
            rules.map(({ inputs }) => [inputs["referencedSecurityGroupId"], inputs["fromPort"], inputs["toPort"]]),
            [
                ["mailer-rotation-id", 5432, 5432],
                ["mailer-id", 5432, 5432],
            ],
        );
    });
});

describe("the database of a service on Aurora Serverless", () => {
    const serverless = { serverless: { min: 0.5, max: 4 } };
    const clusterOf = (recording: Recording) => recording.named("rds/cluster:Cluster", "mailer");

    it("is a cluster whose capacity follows the load, and no instance of its own", async () => {
        const recording = await declared({ ...serverless, version: "16", name: "mails", backupRetention: "5 days" });
        assert.deepEqual(recording.all("rds/instance:Instance"), []);
        const { inputs } = clusterOf(recording);
        const { engine, engineVersion, databaseName, storageEncrypted, port, clusterIdentifier } = inputs;
        assert.deepEqual(
            { engine, engineVersion, databaseName, storageEncrypted, port, clusterIdentifier },
            {
                engine: "aurora-postgresql",
                engineVersion: "16",
                databaseName: "mails",
                storageEncrypted: true,
                port: 5432,
                clusterIdentifier: "shop-dev-mailer",
            },
        );
        assert.deepEqual(inputs["serverlessv2ScalingConfiguration"], { minCapacity: 0.5, maxCapacity: 4 });
        assert.deepEqual([inputs["backupRetentionPeriod"], inputs["manageMasterUserPassword"]], [5, true]);
        const parameters = recording.only("ClusterParameterGroup").inputs;
        assert.equal(parameters["family"], "aurora-postgresql16");
        assert.deepEqual((parameters["parameters"] as unknown[])[0], { name: "rds.force_ssl", value: "1" });
        assert.equal(
            recording.named("LogGroup", "mailer-database").inputs["name"],
            "/aws/rds/cluster/shop-dev-mailer/postgresql",
        );
    });

    it("has a reader in production that can take the writer's place, and can't be lost there", async () => {
        const kept = await declared(serverless, production);
        const instances = (of: Recording) =>
            of.all("ClusterInstance").map(({ inputs }) => [inputs["identifier"], inputs["instanceClass"]]);
        assert.deepEqual(instances(kept), [
            ["shop-dev-mailer-1", "db.serverless"],
            ["shop-dev-mailer-2", "db.serverless"],
        ]);
        const { inputs, protect } = clusterOf(kept);
        assert.deepEqual(
            [protect, inputs["deletionProtection"], inputs["skipFinalSnapshot"], inputs["finalSnapshotIdentifier"]],
            [true, true, false, "shop-dev-mailer-final"],
        );
        const gone = await declared(serverless);
        assert.deepEqual(instances(gone), [["shop-dev-mailer-1", "db.serverless"]]);
        assert.deepEqual([clusterOf(gone).protect, clusterOf(gone).inputs["skipFinalSnapshot"]], [false, true]);
    });

    it("is signed in to at the cluster's address, once there is an instance, with the master that RDS keeps", async () => {
        const recording = await declared(serverless);
        const { inputs, dependencies } = recording.only("lambda/function:Function");
        const { variables } = inputs["environment"] as { variables: Record<string, string> };
        assert.equal(variables["DB_HOST"], "shop-dev-mailer.cluster-0a1b2c.eu-west-1.rds.amazonaws.com");
        assert.match(variables["MASTER_SECRET_ARN"] ?? "", /secret:rds!cluster-/);
        assert.ok(dependencies.includes(recording.only("ClusterInstance").urn));
    });
});

describe("what a service gets of its database", () => {
    it("is where it is as variables, and its user and password as secrets, in its jobs too", async () => {
        const recording = await declared({});
        const definitions = recording
            .all("TaskDefinition")
            .map(({ inputs }) => JSON.parse(String(inputs["containerDefinitions"])) as Record<string, unknown>[]);
        assert.equal(definitions.length, 2);
        for (const [container] of definitions) {
            assert.deepEqual(container?.["environment"], [
                { name: "AWS_REGION", value: "eu-west-1" },
                { name: "DB_HOST", value: "shop-dev-mailer.0a1b2c.eu-west-1.rds.amazonaws.com" },
                { name: "DB_LOGIN_ARN", value: secretArn },
                { name: "DB_NAME", value: "mailer_db" },
                { name: "DB_PORT", value: "5432" },
            ]);
            assert.deepEqual(container["secrets"], [
                { name: "DB_PASSWORD", valueFrom: `${secretArn}:password::` },
                { name: "DB_USER", valueFrom: `${secretArn}:username::` },
            ]);
        }
    });

    it("is the right to read its own secret, and no other", async () => {
        const recording = await declared({});
        assert.deepEqual(statementsOf(recording, "mailer-task"), [
            { Sid: "DatabaseUser", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArn },
        ]);
        const secrets = statementsOf(recording, "mailer-execution").find(({ Sid }) => Sid === "Secrets");
        assert.deepEqual(secrets?.Resource, [secretArn]);
    });

    it("is there before its first task starts", async () => {
        const recording = await declared({});
        const service = recording.only("ecs/service:Service");
        for (const of of [
            recording.only("lambda/invocation:Invocation"),
            recording.named("SecurityGroupIngressRule", "mailer.database"),
            recording.named("SecurityGroupEgressRule", "mailer.database"),
        ])
            assert.ok(service.dependencies.includes(of.urn), of.urn);
    });
});

describe("the rotation of a password", () => {
    it("is done every 30 days, and the user is made before", async () => {
        const recording = await declared({});
        const rotation = recording.only("SecretRotation");
        assert.deepEqual(rotation.inputs["rotationRules"], { automaticallyAfterDays: 30 });
        assert.equal(rotation.inputs["rotateImmediately"], false);
        const first = recording.only("lambda/invocation:Invocation");
        assert.equal(first.inputs["input"], '{"Step":"initialize"}');
        assert.deepEqual(first.inputs["triggers"], { database: "db-shop-dev-mailer", secret: secretArn });
        assert.ok(rotation.dependencies.includes(first.urn));
    });

    it("is done by a function in the app tier, with its own bounded log", async () => {
        const recording = await declared({});
        const { inputs } = recording.only("lambda/function:Function");
        assert.deepEqual(
            [inputs["runtime"], inputs["architectures"], inputs["handler"], inputs["timeout"]],
            ["nodejs22.x", ["arm64"], "index.handler", 60],
        );
        assert.deepEqual(inputs["vpcConfig"], {
            subnetIds: ["subnet-app-eu-west-1a", "subnet-app-eu-west-1b"],
            securityGroupIds: ["mailer-rotation-id"],
        });
        const { inputs: logs } = recording.named("LogGroup", "mailer-rotation");
        assert.deepEqual([logs["name"], logs["retentionInDays"]], ["/shop/dev/mailer/rotation", 14]);
    });

    it("may read and write the one secret, and read the master's", async () => {
        const statements = statementsOf(await declared({}), "mailer-rotation");
        assert.deepEqual(
            statements.map(({ Sid, Resource }) => [Sid, Resource]),
            [
                ["Logs", `arn:aws:logs:eu-west-1:${account}:log-group:/shop/dev/mailer/rotation:*`],
                ["Rotate", secretArn],
                ["SignInAsMaster", `arn:aws:secretsmanager:eu-west-1:${account}:secret:rds!db-0a1b-Ab1Cd2`],
                ["JoinNetwork", "*"],
            ],
        );
        assert.ok(
            [statements[3]?.Action]
                .flat()
                .every((action) =>
                    /^ec2:(\w*NetworkInterfaces?|DescribeSubnets|\w*PrivateIpAddresses)$/.test(String(action)),
                ),
            "what Lambda needs for its network interfaces is all that is not on one resource",
        );
    });

    it("can be started by Secrets Manager for that secret alone", async () => {
        const { inputs } = (await declared({})).only("lambda/permission:Permission");
        assert.deepEqual(
            [inputs["principal"], inputs["sourceArn"], inputs["sourceAccount"]],
            ["secretsmanager.amazonaws.com", secretArn, account],
        );
    });
});
