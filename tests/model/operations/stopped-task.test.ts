import assert from "node:assert/strict";
import { stopReasons, whyStopped, type ObservedTask } from "../../../model/operations/stopped-task";

const task = (over: ObservedTask): ObservedTask => ({ taskArn: "arn:aws:ecs:eu-west-1:1:task/shop/abc", ...over });

/** What ECS says, and what is to be told. The texts are those of "Amazon ECS stopped tasks error messages". */
const cases: readonly (readonly [what: string, task: ObservedTask, reason: RegExp, remedy: RegExp | undefined])[] = [
    [
        "ran out of memory",
        {
            stopCode: "EssentialContainerExited",
            stoppedReason: "Essential container in task exited",
            containers: [
                { name: "web", exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" },
            ],
        },
        /web ended with 137, it was killed \(SIGKILL\): OutOfMemoryError/,
        /more memory/,
    ],
    [
        "whose image is gone",
        {
            stopCode: "TaskFailedToStart",
            stoppedReason:
                "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref x: not found",
        },
        /CannotPullContainerError/,
        /not in the registry any more/,
    ],
    [
        "that can't reach the registry",
        {
            stopCode: "TaskFailedToStart",
            stoppedReason: "CannotPullContainerError: dial tcp 10.0.0.1:443: i/o timeout",
        },
        /dial tcp/,
        /can't be reached from the tasks' subnets/,
    ],
    [
        "whose secret is not there",
        {
            stopCode: "TaskFailedToStart",
            stoppedReason:
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm",
        },
        /unable to pull secrets/,
        /whether the secret is there/,
    ],
    [
        "that failed the load balancer's checks",
        {
            stopCode: "ServiceSchedulerInitiated",
            stoppedReason: "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:x)",
        },
        /failed ELB health checks/,
        /health\.path/,
    ],
    [
        "whose command is missing",
        { stopCode: "EssentialContainerExited", containers: [{ name: "web", exitCode: 127 }] },
        /127, the command is not in the image/,
        /ENTRYPOINT/,
    ],
    [
        "that ended by itself",
        { stopCode: "EssentialContainerExited", containers: [{ name: "web", exitCode: 1 }] },
        /web ended with 1$/,
        /look at its log/,
    ],
    ["of which nothing is known", {}, /ECS gives no reason/, undefined],
];

describe("a task that stopped", () => {
    for (const [what, given, reason, remedy] of cases) {
        it(`${what}: says why, and what to look at`, () => {
            const told = whyStopped(task(given));
            assert.match(told.reason, reason);
            assert.equal(told.failed, true);
            if (remedy === undefined) assert.equal(told.remedy, undefined);
            else assert.match(told.remedy ?? "", remedy);
        });
    }

    for (const stopCode of ["UserInitiated", "ServiceSchedulerInitiated", "SpotInterruption"]) {
        it(`did not fail where that was wanted: ${stopCode}`, () => {
            const told = whyStopped(
                task({
                    stopCode,
                    stoppedReason: "Scaling activity initiated by (deployment ecs-svc/1)",
                    containers: [{ name: "web", exitCode: 143 }],
                }),
            );
            assert.deepEqual([told.failed, told.remedy], [false, undefined]);
        });
    }

    it("is told of once with the others that stopped for the same reason, the most frequent first", () => {
        const unplaced = task({ stoppedReason: "Host EC2 (instance i-0123456789abcdef0) terminated." });
        const another = task({ stoppedReason: "Host EC2 (instance i-0fedcba9876543210) terminated." });
        const crashed = task({ stopCode: "EssentialContainerExited", containers: [{ name: "web", exitCode: 1 }] });
        const planned = task({ stopCode: "UserInitiated", stoppedReason: "x" });
        assert.deepEqual(
            stopReasons([crashed, unplaced, planned, another]).map(({ tasks, reason }) => [tasks, reason]),
            [
                [2, "Host EC2 (instance i-0123456789abcdef0) terminated."],
                [1, "web ended with 1"],
            ],
        );
    });
});
