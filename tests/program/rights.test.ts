import assert from "node:assert/strict";
import { awsOwn, onAll } from "../../scripts/role-reasons";
import { attachedIn, rightsIn } from "../support/rights";
import { programs, recorded } from "../support/stacks";

for (const program of programs) {
    describe(`what the roles of ${program.title} may do`, () => {
        it("is on all resources only where AWS takes no other", async () => {
            const wide = rightsIn(await recorded(program)).filter(({ resources }) => resources.includes("*"));
            assert.deepEqual(
                wide.flatMap(({ role, actions }) =>
                    actions.filter((action) => !(action in onAll)).map((action) => `${role}: ${action}`),
                ),
                [],
            );
        });

        it("names each action", async () => {
            for (const { role, actions } of rightsIn(await recorded(program)))
                for (const action of actions) assert.doesNotMatch(action, /\*/, role);
        });

        it("is AWS's own policy only where that is AWS's to say", async () => {
            for (const { role, arn } of attachedIn(await recorded(program)))
                assert.ok(arn in awsOwn, `${role}: ${arn}`);
        });
    });
}

describe("the actions that are allowed on all resources", () => {
    it("are all used", async () => {
        const rights = await Promise.all(programs.map(async (program) => rightsIn(await recorded(program))));
        const used = rights.flat().flatMap(({ resources, actions }) => (resources.includes("*") ? actions : []));
        assert.deepEqual(
            Object.keys(onAll).filter((action) => !used.includes(action)),
            [],
        );
    });
});
