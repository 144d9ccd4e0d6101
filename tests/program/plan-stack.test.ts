import assert from "node:assert/strict";
import { planStack } from "../../components";
import { inProject, stackText } from "../cli/support/temporary-project";

describe("planStack", () => {
    it("gives the plan of a stack, with its prices", () => {
        const plan = planStack("prod");
        assert.deepEqual([plan.stack, plan.class, plan.services.length], ["prod", "production", 4]);
        assert.ok(plan.cost.totalUsd.desired > 0);
    });

    it("reads a project in another folder", () =>
        inProject({}, ({ folder }) => {
            assert.equal(planStack("dev", { folder }).name, "shop-dev");
            return Promise.resolve();
        }));

    it("throws with all problems if the stack is refused", () =>
        inProject(
            { "Pulumi.dev.yaml": stackText("shop:network: { cidr: 10.0.5.0/16 }", "shop:images: { keep: none }") },
            (project) => {
                const { folder } = project;
                assert.throws(
                    () => planStack("dev", { folder }),
                    /^Error: stack dev is refused:\n.*images\.keep.*\n.*host bits/s,
                );
                return Promise.resolve();
            },
        ));

    it("throws if there is no such stack", () => {
        assert.throws(() => planStack("staging"), /there is no stack staging/);
    });
});
