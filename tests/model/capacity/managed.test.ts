import assert from "node:assert/strict";
import { removalsInUse } from "../../../model/plan/capacity/removal";
import { fitOf, problemsOf, serviceOf, withStack } from "../../support/fixtures";
import { planWith, worker } from "../../support/plans";
import { lineOf } from "../cost/lines";

const managed = { managedInstances: { instanceTypes: ["m6i.large"] }, experimental: true };
const plan = () =>
    planWith({
        sections: { capacity: undefined, capacityProviders: { managed } },
        services: [worker({ capacity: "managed", scaling: { min: 5, max: 40 } })],
    });

describe("capacity: instances that ECS manages", () => {
    it("are as many as tasks need, and none is kept", () => {
        const { atMin, atMax, firstToFail } = fitOf(plan(), "managed");
        assert.deepEqual([atMin.instancesWithHeadroom, atMax.instancesWithHeadroom], [3, 20]);
        assert.equal(firstToFail, undefined);
    });

    it("are told of as an assumption, since ECS chooses and spreads them", () => {
        assert.match(fitOf(plan(), "managed").assumptions[0] ?? "", /ECS chooses of all that are named/);
    });

    it("place tasks by no strategy of the configuration", () => {
        const { compatibility, placement } = serviceOf(plan(), "mailer");
        assert.deepEqual([compatibility, placement.strategies], ["MANAGED_INSTANCES", []]);
    });

    it("cost what EC2's do, and a fee whose price is told as missing", () => {
        const { cost } = plan();
        assert.equal(lineOf(cost, "instances/on-demand:managed")?.quantity.min, 3 * 730);
        assert.match(lineOf(cost, "instances/management:managed")?.missing ?? "", /fee for the management/);
        assert.ok(cost.missing.some((text) => text.includes("fee for the management")));
    });

    it("run no daemons", () => {
        const { services } = planWith({
            sections: { capacity: { instanceTypes: ["m6i.large"] }, capacityProviders: { managed } },
            services: [worker({ runs: "daemon" }), worker({ name: "media", capacity: "managed" })],
        });
        const daemon = services.find(({ name }) => name === "mailer");
        assert.deepEqual(
            daemon?.capacity.map(({ provider }) => provider),
            ["ec2"],
        );
    });

    it("are removed in two steps, as a group is", () => {
        const without = planWith({ services: [worker()] });
        assert.deepEqual(removalsInUse(without, { mailer: ["managed"] }), [
            { provider: "managed", services: ["mailer"] },
        ]);
        assert.deepEqual(removalsInUse(plan(), { mailer: ["managed"] }), []);
    });
});

describe("the configuration of instances that ECS manages", () => {
    const refused = (provider: unknown): string =>
        problemsOf(withStack("capacityProviders.managed", provider)).join("\n");

    it("is refused without the word that it is experimental", () => {
        const { managedInstances } = managed;
        assert.match(
            refused({ managedInstances }),
            /capacityProviders\.managed\.experimental: .*write experimental: true/s,
        );
        assert.match(refused({ managedInstances, experimental: false }), /experimental: must be true, got false/);
    });

    it("has none of the options of a group", () => {
        assert.match(refused({ ...managed, min: 2 }), /"min" does not go with managedInstances/);
        assert.match(refused({ managedInstances: { instanceTypes: [] }, experimental: true }), /instanceTypes/);
    });

    it("is a section", () => {
        assert.match(refused(false), /managed: must be a group of instances, got false; write for example/);
    });

    it("leaves what is told of a group with mistakes as it is", () => {
        assert.match(refused({ instanceTypes: ["m6i.large"], min: -1, max: 0, spot: 200 }), /spot/);
    });
});
