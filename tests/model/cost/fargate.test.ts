import assert from "node:assert/strict";
import { worker } from "../../support/plans";
import { assertQuantity, costOf, desiredUsd, lineOf } from "./lines";

const task = { cpu: "1 vCPU", memory: "3 GiB", scaling: { min: 2 } } as const;
const onFargate = (over: Parameters<typeof worker>[0]) =>
    costOf({ services: [worker({ capacity: "fargate", ...task, ...over })] });

describe("a service on Fargate", () => {
    it("is billed by the vCPU and the GB of its tasks", () => {
        const cost = onFargate({});
        assertQuantity(cost, "fargate/mailer/vcpu", 2 * 730, "vCPU-hours");
        assertQuantity(cost, "fargate/mailer/memory", 6 * 730, "GB-hours");
    });

    it("has a column for its fewest, its first and its most tasks", () => {
        const cost = onFargate({ scaling: { min: 1, desired: 2, max: 5 } });
        assert.deepEqual(lineOf(cost, "fargate/mailer/vcpu")?.quantity, { min: 730, desired: 1460, max: 3650 });
    });

    it("is billed for its disk beyond the 20 GB that are included", () => {
        assert.equal(lineOf(onFargate({}), "fargate/mailer/storage"), undefined);
        assertQuantity(onFargate({ ephemeralStorage: "21 GiB" }), "fargate/mailer/storage", 2 * 730, "GB-hours");
        assertQuantity(onFargate({ ephemeralStorage: "50 GiB" }), "fargate/mailer/storage", 60 * 730, "GB-hours");
    });

    const prices: readonly (readonly [string, string, Parameters<typeof worker>[0], number, number])[] = [
        ["x86", "t3.medium", {}, 0.04048, 0.004445],
        ["ARM", "m6g.large", {}, 0.03238, 0.00356],
        ["x86 Spot", "t3.medium", { capacity: "fargate-spot" }, 0.0122, 0.0013],
        ["ARM Spot", "m6g.large", { capacity: "fargate-spot" }, 0.0098, 0.0011],
    ];
    for (const [what, instanceType, over, vcpu, memory] of prices) {
        it(`has the prices of ${what}`, () => {
            const cost = costOf({
                sections: { capacity: { instanceTypes: [instanceType], min: 0, max: 1 } },
                services: [worker({ capacity: "fargate", ...task, ...over })],
            });
            assert.equal(lineOf(cost, "fargate/mailer/vcpu")?.unitUsd, vcpu);
            assert.equal(lineOf(cost, "fargate/mailer/memory")?.unitUsd, memory);
        });
    }

    it("has lines of its own beside another's", () => {
        const cost = costOf({
            services: [
                worker({ capacity: "fargate", ...task }),
                worker({ name: "sweeper", capacity: "fargate", ...task }),
            ],
        });
        assert.deepEqual(
            Object.keys(desiredUsd(cost)).filter((key) => key.startsWith("fargate/")),
            ["fargate/mailer/vcpu", "fargate/mailer/memory", "fargate/sweeper/vcpu", "fargate/sweeper/memory"],
        );
    });
});
