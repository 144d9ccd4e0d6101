import { fileOf, serviceNames, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const jobs = { report: { command: ["report"] } };

/** Four services with one task each, of which one may have two, on so many instances that take two tasks each. */
const instances = (max: number, more: object = { jobs }) =>
    serviceNames.reduce(
        (sources, name) =>
            withService(
                name,
                {
                    scaling: { min: 1, max: name === "user" ? 2 : 1 },
                    placement: "binpack",
                    ...(name === "order" && more),
                },
                sources,
            ),
        withStack("capacity", { instanceTypes: ["t3.medium"], min: 1, max }),
    );
const path = `${fileOf("order")}: jobs.report`;

export const cases: RuleCases = {
    compliant: [{ what: "room for one task more than all services may have", sources: instances(3) }],
    violating: [
        {
            what: "two services that grow into the job's place",
            sources: serviceNames.reduce(
                (sources, name) =>
                    name === "payment" ? withService(name, { scaling: { min: 1, max: 2 } }, sources) : sources,
                instances(3),
            ),
            path,
            reason: "its task finds no place on ec2 while all services are at their maximum: all network interfaces are taken on each of the 3 instances",
        },
    ],
    absent: [{ what: "no job", sources: instances(3, {}) }],
    boundary: "tests/model/checks/cases/jobs/room.ts has the border, of the same simulation with fewer tasks",
};
