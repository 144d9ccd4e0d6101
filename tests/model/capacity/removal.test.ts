import assert from "node:assert/strict";
import { removalsInUse, removalText } from "../../../model/plan/capacity/removal";
import { planWith, worker } from "../../support/plans";

const memory = { capacityProviders: { memory: { instanceTypes: ["r6i.large"] } } };
const planned = (sections: Readonly<Record<string, unknown>> = {}, capacity = "ec2") =>
    planWith({ sections, services: [worker({ capacity })] });

describe("removing a capacity provider", () => {
    it("is refused while a deployed service runs on it", () =>
        assert.deepEqual(removalsInUse(planned(), { search: ["memory"], mailer: ["ec2", "memory"], order: ["ec2"] }), [
            { provider: "memory", services: ["mailer", "search"] },
        ]));

    it("is done once no service does", () => assert.deepEqual(removalsInUse(planned(), { mailer: ["ec2"] }), []));

    it("is no matter where it stays, retired or not", () => {
        assert.deepEqual(removalsInUse(planned(memory), { mailer: ["memory"] }), []);
        const retired = { memory: { instanceTypes: ["r6i.large"], retired: true } };
        assert.deepEqual(removalsInUse(planned({ capacityProviders: retired }), { mailer: ["memory"] }), []);
    });

    it("is refused of the section capacity too", () =>
        assert.deepEqual(removalsInUse(planned({ capacity: undefined }, "fargate"), { mailer: ["ec2"] }), [
            { provider: "ec2", services: ["mailer"] },
        ]));

    it("is refused of Fargate's when the last service leaves them", () => {
        const on = { mailer: ["fargate", "fargate-spot"] };
        assert.deepEqual(removalsInUse(planned(), on), [{ provider: "fargate", services: ["mailer"] }]);
        const kept = { environment: { class: "disposable", fargate: true } };
        assert.deepEqual(removalsInUse(planned(kept), on), []);
    });

    it("is told with both steps", () =>
        assert.equal(
            removalText({ provider: "memory", services: ["mailer", "search"] }, "shop"),
            "the capacity provider memory can't be removed in one step: mailer, search are deployed on it, and AWS takes it off the cluster only when no task runs there; write retired: true in shop:capacityProviders.memory, and another capacity in these services, run pulumi up, then remove the section and run pulumi up again [capacity/removal]",
        ));
});

describe("a retired group", () => {
    const { capacity } = planned(
        {
            capacity: { instanceTypes: ["t3.medium"], min: 3, retired: true },
            ...memory,
        },
        "memory",
    );

    it("keeps no instance, and is no default any more", () =>
        assert.deepEqual(
            [capacity.groups.map(({ key, min }) => [key, min]), capacity.defaultProvider],
            [
                [
                    ["ec2", 0],
                    ["memory", 1],
                ],
                "memory",
            ],
        ));
});
