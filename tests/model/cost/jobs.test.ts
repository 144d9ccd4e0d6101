import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { worker } from "../../support/plans";
import { assertQuantity, costOf, lineOf } from "./lines";

const hourly = { command: ["close"], schedule: "rate(1 hour)" };
const size = { cpu: "1 vCPU", memory: "2 GiB" } as const;

const onFargate = (over: Partial<ServiceConfiguration>, cost: object = {}) =>
    costOf({
        sections: { cost: { jobDuration: "6 min", ...cost } },
        services: [worker({ ...size, capacity: "fargate", ...over })],
    });

const texts = ({ assumptions }: ReturnType<typeof costOf>) => assumptions.map(({ text }) => text);

describe("the jobs of a service on Fargate", () => {
    it("are billed for their vCPU and GB, as often as they run and for as long as they are said to", () => {
        const cost = onFargate({ jobs: { close: hourly } });
        assertQuantity(cost, "jobs/fargate/mailer/vcpu", 73, "vCPU-hours");
        assertQuantity(cost, "jobs/fargate/mailer/memory", 146, "GB-hours");
    });

    it("are billed for a minute at least", () => {
        assertQuantity(
            onFargate({ jobs: { close: hourly } }, { jobDuration: "6 s" }),
            "jobs/fargate/mailer/vcpu",
            12.167,
            "vCPU-hours",
        );
    });

    it("run before each deployment, of which there are as many as are said", () => {
        const migrate = { command: ["migrate"], before: "deployment" as const };
        assertQuantity(onFargate({ jobs: { migrate } }), "jobs/fargate/mailer/vcpu", 2, "vCPU-hours");
        assertQuantity(
            onFargate({ jobs: { migrate } }, { deployments: 50 }),
            "jobs/fargate/mailer/vcpu",
            5,
            "vCPU-hours",
        );
    });

    it("cost nothing while they are paused, or run by hand alone", () => {
        const jobs = { close: { ...hourly, paused: true }, report: { command: ["report"] } };
        assert.equal(lineOf(onFargate({ jobs }), "jobs/fargate/mailer/vcpu"), undefined);
    });

    it("say what is taken for granted", () => {
        const said = texts(onFargate({ jobs: { close: hourly } }));
        assert.ok(said.includes("the task of a job runs for 6 min"));
        assert.ok(said.includes("jobs that are run by hand are not counted"));
        assert.ok(!texts(onFargate({})).some((text) => text.includes("job")));
    });
});

describe("the jobs of a service on instances", () => {
    const onInstances = (cpu: ServiceConfiguration["cpu"]) =>
        costOf({
            sections: { capacity: { instanceTypes: ["t3.medium"], min: 1, max: 3 }, cost: { jobDuration: "15 min" } },
            services: [worker({ cpu, jobs: { close: hourly } })],
        });

    it("cost nothing of their own where those at hand have room", () => {
        assert.equal(lineOf(onInstances("0.5 vCPU"), "jobs/instances/mailer"), undefined);
    });

    it("are billed for the instances that start for them, until managed scaling ends these", () => {
        const cost = onInstances("1.5 vCPU");
        assertQuantity(cost, "jobs/instances/mailer", 365, "instance-hours");
        assert.ok(texts(cost).some((text) => text.includes("15 minutes more")));
    });
});
