import assert from "node:assert/strict";
import { jobRoomSentences } from "../../../model/plan/capacity/job-room";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { fitOf } from "../../support/fixtures";
import { planWith, webService, worker } from "../../support/plans";

const report = { command: ["report"] };
const fitWith = (capacity: object, ...services: ServiceConfiguration[]) =>
    fitOf(planWith({ sections: { capacity: { instanceTypes: ["m6i.large"], ...capacity } }, services }));

const roomOf = (capacity: object, ...services: ServiceConfiguration[]) => fitWith(capacity, ...services).jobs[0];

describe("the room for a job's task", () => {
    it("is on an instance at hand, where one has it", () => {
        const room = roomOf({ min: 1, max: 3 }, worker({ jobs: { report } }));
        assert.deepEqual(room, {
            service: "mailer",
            job: "report",
            atDesired: { extraInstances: 0 },
            atMax: { extraInstances: 0 },
        });
    });

    it("is as large as a task of its service, wherever its constraints would be", () => {
        const one = { placement: "one-task-per-host", scaling: { min: 1 }, jobs: { report } } as const;
        assert.equal(roomOf({ min: 1, max: 3 }, worker({ ...one, cpu: "1 vCPU" }))?.atDesired.extraInstances, 0);
        assert.equal(roomOf({ min: 1, max: 3 }, worker({ ...one, cpu: "1.5 vCPU" }))?.atDesired.extraInstances, 1);
    });

    it("is nowhere, where all instances are full and there may be no more", () => {
        const services = [
            webService({ cpu: "0.75 vCPU", scaling: { min: 1, max: 2 } }),
            worker({ cpu: "0.5 vCPU", jobs: { report } }),
        ];
        const room = roomOf({ min: 1, max: 1, trunking: true }, ...services);
        assert.deepEqual(room?.atDesired, { extraInstances: 0 });
        assert.match(room.atMax.noPlace?.reason ?? "", /is left on the only instance/);
    });

    it("is on the group that the first task of the service would be on", () => {
        const plan = planWith({
            sections: {
                capacity: { instanceTypes: ["m6i.large"] },
                capacityProviders: { memory: { instanceTypes: ["r6i.large"] } },
            },
            services: [
                worker({
                    jobs: { report },
                    capacity: [
                        { provider: "ec2", weight: 1 },
                        { provider: "memory", base: 1 },
                    ],
                }),
            ],
        });
        assert.deepEqual(
            plan.fits.map(({ group, jobs }) => [group, jobs.length]),
            [
                ["ec2", 0],
                ["memory", 1],
            ],
        );
    });

    it("is looked for by jobs alone too", () => {
        const jobs = worker({ runs: "jobs", jobs: { report } });
        assert.equal(roomOf({ min: 0, max: 2 }, jobs)?.atDesired.extraInstances, 1);
        assert.equal(roomOf({ min: 1, max: 2 }, jobs)?.atDesired.extraInstances, 0);
    });

    it("is told of: who has it, who waits for an instance, and who has none", () => {
        const none = { service: "order", lacking: "cpu", reason: "" } as const;
        const at = (job: string, atDesired: object, atMax: object) => ({
            service: "order",
            job,
            atDesired: { extraInstances: 0, ...atDesired },
            atMax: { extraInstances: 0, ...atMax },
        });
        assert.deepEqual(jobRoomSentences([]), []);
        assert.deepEqual(jobRoomSentences([at("a", {}, {})]), ["Each job finds room beside the desired tasks."]);
        assert.deepEqual(
            jobRoomSentences([
                at("a", { extraInstances: 1 }, {}),
                at("b", { noPlace: none }, { noPlace: none }),
                at("c", {}, { noPlace: none }),
            ]),
            [
                "An instance starts for a task of these jobs: a of order.",
                "No room for a task of these jobs: b of order.",
                "No room for a task of these jobs while all services are at their maximum: c of order.",
            ],
        );
    });
});
