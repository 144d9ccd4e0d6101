import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { webService, worker } from "../../support/plans";
import { containerOf, deployService, execLogGroupArn, repositoryArn, type ServiceCase } from "./deploy-service";
import { statementsOf } from "./statements";

const executionStatements = async (over: Partial<ServiceConfiguration> = {}, of: ServiceCase = {}) =>
    statementsOf(await deployService(webService(over), of), "order-execution");

const withExec = {
    sections: { environment: { class: "disposable", exec: true }, capacity: { instanceTypes: ["t3.medium"] } },
};

describe("the two roles of a service", () => {
    for (const role of ["order-execution", "order-task"]) {
        it(`are taken on by ECS for this account only: ${role}`, async () => {
            const { inputs } = (await deployService(webService())).named("iam/role:Role", role);
            const { Statement } = JSON.parse(String(inputs["assumeRolePolicy"])) as { Statement: object[] };
            assert.deepEqual(Statement, [
                {
                    Effect: "Allow",
                    Principal: { Service: "ecs-tasks.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": account } },
                },
            ]);
        });
    }
});

describe("the execution role", () => {
    it("writes the service's logs and pulls from its repository, and nothing else", async () => {
        assert.deepEqual(await executionStatements(), [
            {
                Sid: "Logs",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `arn:aws:logs:eu-west-1:${account}:log-group:/shop/dev/order:*`,
            },
            { Sid: "Login", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
            {
                Sid: "Pull",
                Effect: "Allow",
                Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resource: repositoryArn,
            },
        ]);
    });

    it("has no right at ECR for an image that is elsewhere", async () => {
        const recording = await deployService(worker({ image: { uri: "registry.example.com/mailer:1" } }), {
            args: { repositoryArn: undefined },
        });
        assert.deepEqual(
            statementsOf(recording, "mailer-execution").map(({ Sid }) => Sid),
            ["Logs"],
        );
    });

    it("reads exactly the secrets that the container is given", async () => {
        const stored = `arn:aws:secretsmanager:eu-west-1:${account}:secret:order-4711`;
        const secrets = { PAYMENT_KEY: "/shop/payment-key", ORDER_PASSWORD: stored };
        const recording = await deployService(webService({ secrets }));
        const granted = statementsOf(recording, "order-execution").filter(({ Sid = "" }) =>
            /Secrets|Parameters/.test(Sid),
        );
        const given = (containerOf(recording)["secrets"] as { valueFrom: string }[]).map(({ valueFrom }) => valueFrom);
        assert.deepEqual(granted.flatMap(({ Resource }) => Resource as string[]).sort(), given.sort());
    });

    it("reads a whole secret where the container is given one key of it", async () => {
        const stored = `arn:aws:secretsmanager:eu-west-1:${account}:secret:order-4711`;
        const recording = await deployService(webService({ secrets: { ORDER_PASSWORD: `${stored}:password::` } }));
        const granted = statementsOf(recording, "order-execution").find(({ Sid }) => Sid === "Secrets");
        assert.deepEqual(granted?.Resource, [stored]);
    });

    it("may read secrets and nothing more of them", async () => {
        const stored = `arn:aws:secretsmanager:eu-west-1:${account}:secret:order-4711`;
        const statements = await executionStatements({ secrets: { KEY: "key", PASSWORD: stored } });
        const actionOf = (sid: string) => statements.find(({ Sid }) => Sid === sid)?.Action;
        assert.equal(actionOf("Secrets"), "secretsmanager:GetSecretValue");
        assert.equal(actionOf("Parameters"), "ssm:GetParameters");
    });
});

describe("the task role", () => {
    it("may do nothing by default", async () => {
        assert.deepEqual((await deployService(webService())).names("RolePolicy"), ["order-execution"]);
    });

    it("opens and logs shell sessions where they are allowed", async () => {
        assert.deepEqual(statementsOf(await deployService(webService(), withExec), "order-exec"), [
            {
                Sid: "Session",
                Effect: "Allow",
                Action: [
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel",
                ],
                Resource: "*",
            },
            { Sid: "FindLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
            {
                Sid: "WriteLog",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resource: `${execLogGroupArn}:*`,
            },
        ]);
    });

    it("is the role that those rights belong to", async () => {
        const { inputs } = (await deployService(webService(), withExec)).named("RolePolicy", "order-exec");
        assert.equal(inputs["role"], "order-task-id");
    });
});

describe("shell sessions", () => {
    for (const [of, enabled] of [
        [{}, false],
        [withExec, true],
    ] as const) {
        it(`are ${enabled ? "on where the environment says so" : "off by default"}`, async () => {
            const { inputs } = (await deployService(webService(), of)).only("ecs/service:Service");
            assert.equal(inputs["enableExecuteCommand"], enabled);
        });
    }
});

describe("the permissions of a service", () => {
    const permissions = [
        {
            actions: ["ses:SendEmail", "ses:SendTemplatedEmail"],
            resources: ["arn:aws:ses:{region}:{account}:identity/example.com"],
            conditions: { StringEquals: { "ses:FromAddress": "shop@example.com" } },
        },
        { actions: ["cloudwatch:PutMetricData"], resources: ["*"] },
    ];

    it("are its task role's, in the region and account of the environment, and no wider than they are written", async () => {
        assert.deepEqual(statementsOf(await deployService(webService({ permissions })), "order-task"), [
            {
                Effect: "Allow",
                Action: ["ses:SendEmail", "ses:SendTemplatedEmail"],
                Resource: [`arn:aws:ses:eu-west-1:${account}:identity/example.com`],
                Condition: { StringEquals: { "ses:FromAddress": "shop@example.com" } },
            },
            { Effect: "Allow", Action: ["cloudwatch:PutMetricData"], Resource: ["*"] },
        ]);
    });

    it("are not added to a role that is there already", async () => {
        const task = `arn:aws:iam::${account}:role/order`;
        const recording = await deployService(webService({ permissions, roles: { task } }));
        assert.ok(!recording.names("RolePolicy").includes("order-task"));
    });
});
