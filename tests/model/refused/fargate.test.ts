import assert from "node:assert/strict";
import { absent, decideFixture, problemsOf, withService } from "../../support/fixtures";
import { refuses } from "../../support/refuse";

/** A test of the user service on Fargate. */
const onFargate = (what: string, patch: Readonly<Record<string, unknown>>, line: string) =>
    refuses(
        what,
        withService("user", { capacity: "fargate", placement: absent, ...patch }),
        `services/user/service.ts: ${line}`,
    );

describe("model: tasks on Fargate", () => {
    onFargate(
        "more memory than the CPU goes with",
        { memory: "4 GiB" },
        'memory: a task on Fargate with 0.25 vCPU has 512 MiB, 1 GiB or 2 GiB, got "4 GiB"; write "2 GiB", or cpu "0.5 vCPU" with "4 GiB" [fargate/size]',
    );
    onFargate(
        "memory between two sizes",
        { cpu: "4 vCPU", memory: "9000 MiB" },
        'memory: a task on Fargate with 4 vCPU has from 8 GiB to 30 GiB in steps of 1 GiB, got "9000 MiB"; write "9 GiB" [fargate/size]',
    );
    onFargate(
        "more memory than there is",
        { cpu: "16 vCPU", memory: "300 GiB" },
        'memory: a task on Fargate with 16 vCPU has from 32 GiB to 120 GiB in steps of 8 GiB, got "300 GiB"; write "120 GiB" [fargate/size]',
    );
    onFargate(
        "CPU between two sizes",
        { cpu: "0.75 vCPU" },
        'cpu: "0.75 vCPU" is not a size of a task on Fargate, which has 0.25 vCPU, 0.5 vCPU, 1 vCPU, 2 vCPU, 4 vCPU, 8 vCPU, 16 vCPU or 32 vCPU; write "1 vCPU" [fargate/size]',
    );
    onFargate(
        "a disk that is too small",
        { ephemeralStorage: "10 GiB" },
        'ephemeralStorage: must be a whole number of GiB from 21 to 200, got "10 GiB"; write "21 GiB", or remove it for the 20 GiB that Fargate includes [fargate/ephemeral-storage]',
    );
    onFargate(
        "a disk that is too large",
        { ephemeralStorage: "1000 GiB" },
        'ephemeralStorage: must be a whole number of GiB from 21 to 200, got "1000 GiB"; write "200 GiB" [fargate/ephemeral-storage]',
    );
    refuses(
        "a disk on instances",
        withService("user", { ephemeralStorage: "50 GiB" }),
        "services/user/service.ts: ephemeralStorage: is the disk of a task on Fargate, and the service runs on instances; remove it; on instances, raise the rootVolume of their group [fargate/ephemeral-storage]",
    );
    onFargate(
        "more time to stop than Fargate gives",
        { stopTimeout: "5 min" },
        'stopTimeout: must be at most 120 s on Fargate, got "5 min"; write "120 s" [fargate/stop-timeout]',
    );

    it("warns of a placement", () => {
        const sources = withService("user", { capacity: "fargate" });
        assert.deepEqual(problemsOf(sources), [
            "services/user/service.ts: placement: has no effect: the service runs on Fargate, which has no instances to choose from and spreads tasks over the zones; remove it, or write it in the stack files of the environments where the service runs on ec2 [fargate/placement]",
        ]);
        assert.equal(decideFixture(sources).refused, false);
    });
});
