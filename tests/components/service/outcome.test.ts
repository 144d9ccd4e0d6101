import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as pulumi from "@pulumi/pulumi";
import { outcomeHooks } from "../../../components/service/outcome/outcome-hooks";
import { webService } from "../../support/plans";
import { deploy } from "../../support/recorder";
import { deployService } from "./deploy-service";

const revision = (number: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-order:${number}`;
const serviceArn = "arn:aws:ecs:eu-west-1:123456789012:service/shop-dev/order-0a1b2c3";

/** What an ECS answers, by action. */
type Ecs = Readonly<Record<string, unknown>>;

const stopped = (number: number, exitCode: number) => ({
    taskDefinitionArn: revision(number),
    stoppedReason: "Essential container in task exited",
    containers: [{ name: "order", exitCode }],
});

const rolledBack: Ecs = {
    DescribeServices: {
        services: [
            {
                taskDefinition: revision(4),
                deployments: [{ status: "PRIMARY", taskDefinition: revision(4), rolloutState: "COMPLETED" }],
            },
        ],
    },
    ListServiceDeployments: {
        serviceDeployments: [
            { statusReason: "Service deployment rolled back because the circuit breaker threshold was exceeded." },
        ],
    },
    ListTasks: { taskArns: ["a", "b", "c", "d"] },
    DescribeTasks: { tasks: [stopped(5, 3), stopped(5, 3), stopped(5, 137), stopped(4, 0)] },
};

const running: Ecs = {
    ...rolledBack,
    DescribeServices: {
        services: [
            {
                taskDefinition: revision(5),
                deployments: [{ status: "PRIMARY", taskDefinition: revision(5), rolloutState: "COMPLETED" }],
            },
        ],
    },
};

/** An ECS that answers so, for as long as it is used; undefined is answered with a refusal. */
async function withEcs<Value>(ecs: Ecs, use: (endpoint: string) => Promise<Value>): Promise<Value> {
    const server: Server = createServer((request, response) => {
        const action = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
        const answer = ecs[action];
        response.statusCode = answer === undefined ? 400 : 200;
        response.setHeader("content-type", "application/x-amz-json-1.1");
        response.end(
            JSON.stringify(
                answer ?? { __type: "AccessDeniedException", message: `not authorized to perform: ecs:${action}` },
            ),
        );
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    try {
        return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
    }
}

const arguments_ = {
    urn: "urn:pulumi:dev::shop::aws:ecs/service:Service::order",
    id: serviceArn,
    name: "order",
    type: "aws:ecs/service:Service",
    newInputs: { cluster: "arn:cluster", taskDefinition: revision(5) },
    newOutputs: { taskDefinition: revision(5) },
};

/** The hooks of a service, with the AWS provider configured so that it asks there. */
const hooks = async (endpoint: string) =>
    (
        await deploy(() => outcomeHooks("order", { region: "eu-west-1", logGroup: "/shop/dev/order" }), {
            config: {
                "aws:region": "eu-west-1",
                "aws:endpoints": JSON.stringify([{ ecs: endpoint }]),
                "aws:accessKey": "a",
                "aws:secretKey": "b",
            },
        })
    ).recording.hooks;

/** What comes of a deployment that the provider reported as a success. */
const afterUpdate = (ecs: Ecs, over: Partial<typeof arguments_> = {}) =>
    withEcs(ecs, async (endpoint) => {
        const hook = (await hooks(endpoint)).get("order-deployed") as pulumi.ResourceHook;
        return Promise.resolve(hook.callback({ ...arguments_, ...over })).then(
            () => undefined,
            (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
    });

/** What is logged where the provider failed, and whether it is to try again. */
const onError = (ecs: Ecs, failedOperation = "update", id = serviceArn) =>
    withEcs(ecs, async (endpoint) => {
        const hook = (await hooks(endpoint)).get("order-failed") as pulumi.ErrorHook;
        const logged: string[] = [];
        const log = pulumi.log as unknown as { error: (message: string) => Promise<void> };
        const { error } = log;
        log.error = (message) => Promise.resolve(void logged.push(message));
        try {
            const again = await hook.callback({ ...arguments_, id, failedOperation, errors: ["timeout"] });
            return { again, logged };
        } finally {
            log.error = error;
        }
    });

const told = [
    "service order: ECS gave shop-dev-order:5 up, and runs shop-dev-order:4 again",
    "Service deployment rolled back because the circuit breaker threshold was exceeded.",
    "2 tasks stopped: Essential container in task exited; order ended with exit code 3",
    "1 task stopped: Essential container in task exited; order ended with exit code 137",
    "its logs are in /shop/dev/order",
    "once the cause is gone, run pulumi up; if nothing else was changed, pulumi up --refresh",
].join("\n  ");

describe("the update of a service that ECS rolled back", () => {
    it("fails though the provider reported success, with the reasons of the tasks that stopped", async () => {
        assert.equal(await afterUpdate(rolledBack), told);
    });

    it("tells the reasons where the provider reports the failure, and is not tried again", async () => {
        assert.deepEqual(await onError(rolledBack), { again: false, logged: [told] });
    });

    it("tells of tasks that found no place, which never stop", async () => {
        const message =
            "(service order) was unable to place a task because no container instance met all of its requirements.";
        const waiting = {
            DescribeServices: {
                services: [
                    {
                        deployments: [{ status: "PRIMARY", taskDefinition: revision(5), rolloutState: "IN_PROGRESS" }],
                        events: [{ message }, { message }, { message: "(service order) has started 1 tasks." }],
                    },
                ],
            },
            ListServiceDeployments: {},
            ListTasks: { taskArns: [] },
        };
        const { logged } = await onError(waiting);
        assert.deepEqual(logged[0]?.split("\n  ").slice(0, 2), [
            "service order: shop-dev-order:5 does not run as it should",
            message,
        ]);
    });

    it("fails where ECS gave up and had nothing to go back to", async () => {
        const message = await afterUpdate({
            ...rolledBack,
            DescribeServices: {
                services: [
                    { deployments: [{ status: "PRIMARY", taskDefinition: revision(5), rolloutState: "FAILED" }] },
                ],
            },
        });
        assert.match(message ?? "", /shop-dev-order:5 does not run as it should\n {2}Service deployment rolled back/);
    });

    it("is told of as far as the provider knows where ECS may not be asked", async () => {
        assert.match(
            (await afterUpdate({}, { newOutputs: { taskDefinition: revision(4) } })) ?? "",
            /ECS gave shop-dev-order:5 up, and runs shop-dev-order:4 again\n {2}what ECS says of it could not be read: not authorized to perform: ecs:DescribeServices/,
        );
        assert.deepEqual(await onError({}), {
            again: false,
            logged: ["service order: why could not be read: not authorized to perform: ecs:DescribeServices"],
        });
    });
});

describe("the update of a service that runs what was asked for", () => {
    it("succeeds", async () => {
        assert.equal(await afterUpdate(running), undefined);
    });

    it("succeeds where ECS may not be asked", async () => {
        assert.equal(await afterUpdate({}), undefined);
    });
});

describe("the removal of a service that fails", () => {
    it("asks for no reasons", async () => {
        assert.deepEqual(await onError(rolledBack, "delete"), { again: false, logged: [] });
    });
});

describe("a service", () => {
    it("has the hooks of its own name", async () => {
        assert.deepEqual([...(await deployService(webService())).hooks.keys()].sort(), [
            "order-deployed",
            "order-failed",
        ]);
    });
});
