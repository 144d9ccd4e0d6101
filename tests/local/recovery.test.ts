import { deepStrictEqual, match, strictEqual } from "node:assert";
import { isLeftover, planRecovery, type Findings } from "../../local/recovery";

const whole: Findings = {
    instanceId: "now",
    state: { kind: "kept", resources: 152, pending: 0 },
    lastUpdate: { instanceId: "now", phase: "completed", resources: 152 },
    staleLock: false,
};
const plan = (found: Partial<Findings>) => planRecovery({ ...whole, ...found });

describe("what npm start does before an update", () => {
    it("is nothing where the last one was completed, or failed in order", () => {
        deepStrictEqual(plan({}), { action: "none", unlock: false, says: undefined });
        const failed = { instanceId: "now", phase: "failed", resources: 10 } as const;
        strictEqual(plan({ lastUpdate: failed }).action, "none");
    });

    it("is nothing at the first start", () => {
        deepStrictEqual(plan({ state: { kind: "none" }, lastUpdate: undefined }), {
            action: "none",
            unlock: false,
            says: undefined,
        });
    });

    it("is to drop the state of an emulator that is gone", () => {
        for (const lastUpdate of [{ ...whole.lastUpdate!, instanceId: "before" }, undefined]) {
            const { action, says } = plan({ lastUpdate, staleLock: true });
            strictEqual(action, "forget");
            match(says ?? "", /new and empty/);
        }
    });

    it("is to restart an emulator whose stack's state is gone", () => {
        strictEqual(plan({ state: { kind: "none" } }).action, "restart");
    });

    it("is to start over where the state can't be read", () => {
        strictEqual(plan({ state: { kind: "broken" } }).action, "restart");
        strictEqual(plan({ state: { kind: "broken" }, instanceId: "new" }).action, "forget");
    });

    it("is to take away a lock whose owner was killed", () => {
        deepStrictEqual(plan({ staleLock: true }), {
            action: "none",
            unlock: true,
            says: "a killed run has left a lock: it is removed",
        });
    });

    it("is to compare the state with the emulator where the last update was killed", () => {
        const running = { instanceId: "now", phase: "running", resources: 0 } as const;
        const { action, unlock } = plan({ lastUpdate: running, staleLock: true });
        deepStrictEqual({ action, unlock }, { action: "refresh", unlock: true });
        match(plan({ state: { kind: "kept", resources: 60, pending: 3 } }).says ?? "", /3 operations under way/);
    });
});

describe("an error of an update after one that failed", () => {
    for (const error of [
        "ResourceAlreadyExistsException: The specified log group already exists",
        "PriorityInUse: Priority '46202' is currently in use",
        "InvalidGroup.Duplicate: The security group 'a' already exists",
    ])
        it(`is of something left over: ${error.split(":")[0]}`, () => strictEqual(isLeftover(error), true));

    it("is the user's own otherwise", () =>
        strictEqual(isLeftover("waiting for ECS Service create: tasks failed to start"), false));
});
