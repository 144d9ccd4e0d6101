import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { worker } from "../../support/plans";
import { deployService } from "./deploy-service";

type Entry = NonNullable<NonNullable<ServiceConfiguration["scaling"]>["schedule"]>[number];

const morning: Entry = { at: "cron(0 8 ? * MON-FRI *)", timezone: "Europe/Dublin", min: 4, max: 8 };
const evening: Entry = { at: "cron(0 20 ? * MON-FRI *)", min: 1 };

const scheduled = (...schedule: Entry[]) => deployService(worker({ scaling: { min: 2, schedule } }));
const actions = async (...schedule: Entry[]) => (await scheduled(...schedule)).all("ScheduledAction");

describe("a service with a schedule", () => {
    it("changes its range at that time", async () => {
        const [action] = await actions(morning);
        assert.deepEqual(action?.inputs, {
            serviceNamespace: "ecs",
            scalableDimension: "ecs:service:DesiredCount",
            resourceId: "service/shop-dev/mailer-0a1b2c3",
            schedule: "cron(0 8 ? * MON-FRI *)",
            timezone: "Europe/Dublin",
            scalableTargetAction: { minCapacity: 4, maxCapacity: 8 },
        });
    });

    it("changes the end of the range that is named, and keeps to UTC where no zone is", async () => {
        const [action] = await actions(evening);
        assert.deepEqual(
            [action?.inputs["timezone"], action?.inputs["scalableTargetAction"]],
            ["UTC", { minCapacity: 1 }],
        );
    });

    it("can be taken down to no task", async () => {
        const [action] = await actions({ ...evening, min: 0, max: 0 });
        assert.deepEqual(action?.inputs["scalableTargetAction"], { minCapacity: 0, maxCapacity: 0 });
    });

    it("has one action for each time, named by it", async () => {
        const names = (await actions(morning, evening)).map(({ name }) => name.replace(/[0-9a-f]{6}$/, ""));
        assert.deepEqual(names.sort(), ["mailer-cron-0-20-mon-fri-", "mailer-cron-0-8-mon-fri-"]);
    });

    it("names none anew when another comes before it", async () => {
        const [alone] = await actions(evening);
        assert.ok((await actions(morning, evening)).some(({ name }) => name === alone?.name));
    });

    it("scales between its numbers though no metric decides", async () => {
        const { minCapacity, maxCapacity } = (await scheduled(morning)).only("appautoscaling/target:Target").inputs;
        assert.deepEqual([minCapacity, maxCapacity], [2, 2]);
    });

    it("keeps its number of tasks on an update", async () => {
        assert.deepEqual((await scheduled(morning)).only("ecs/service:Service").ignoreChanges, ["desiredCount"]);
    });
});

describe("a service without a schedule", () => {
    it("has no action", async () => {
        assert.deepEqual(await actions(), []);
    });
});
