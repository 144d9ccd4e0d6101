import assert from "node:assert/strict";
import { account } from "../../support/answers";
import { deployNetwork, tags } from "./deploy-network";

const group = `arn:aws:logs:eu-west-1:${account}:log-group:/shop/dev/flows`;

describe("flow logs", () => {
    it("log all traffic of the VPC", async () => {
        const { inputs } = (await deployNetwork()).only("FlowLog");
        assert.deepEqual(inputs, {
            vpcId: "vpc-1",
            trafficType: "ALL",
            logDestination: group,
            iamRoleArn: `arn:aws:iam::${account}:role/shop-dev-flows-0a1b2c3`,
            tags: { ...tags, Name: "shop-dev" },
        });
    });

    it("are kept for a week outside production", async () => {
        const { inputs } = (await deployNetwork()).only("LogGroup");
        assert.deepEqual(inputs, { name: "/shop/dev/flows", retentionInDays: 7, tags });
    });

    it("are written by a role that may write to their group only", async () => {
        const { inputs } = (await deployNetwork()).only("RolePolicy");
        assert.deepEqual(JSON.parse(String(inputs["policy"])), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [group, `${group}:*`],
                },
            ],
        });
    });

    it("are written by a role that only the flow-log service takes on", async () => {
        const { inputs } = (await deployNetwork()).only("iam/role:Role");
        const { Statement } = JSON.parse(String(inputs["assumeRolePolicy"])) as { Statement: object[] };
        assert.deepEqual(Statement, [
            { Effect: "Allow", Principal: { Service: "vpc-flow-logs.amazonaws.com" }, Action: "sts:AssumeRole" },
        ]);
    });

    for (const type of ["FlowLog", "LogGroup", "iam/role:Role", "RolePolicy"]) {
        it(`leave no ${type} when they are off`, async () => {
            assert.deepEqual((await deployNetwork({ flowLogs: false })).all(type), []);
        });
    }
});
