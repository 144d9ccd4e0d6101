import { absent, fileOf, serviceNames, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const jobs = { report: { command: ["report"] } };

/** Four services with one task each, on so many instances that take two tasks each, and a job of one of them. */
const instances = (max: number, more: object = { jobs }) =>
    serviceNames.reduce(
        (sources, name) =>
            withService(
                name,
                {
                    scaling: { min: 1 },
                    ...(name === "order" ? { placement: absent, ...more } : { placement: "binpack" }),
                },
                sources,
            ),
        withStack("capacity", { instanceTypes: ["t3.medium"], min: 1, max }),
    );
const path = `${fileOf("order")}: jobs.report`;

export const cases: RuleCases = {
    compliant: [
        { what: "an instance at hand with room", sources: instances(6, { jobs, cpu: "0.125 vCPU" }) },
        { what: "a job on Fargate", sources: instances(2, { jobs, capacity: "fargate" }) },
    ],
    violating: [
        {
            what: "a group whose instances are full",
            sources: instances(2),
            path,
            reason: "its task finds no place beside the desired tasks on ec2: all network interfaces are taken on each of the 2 instances, with the group at its largest (2)",
        },
    ],
    absent: [{ what: "no job", sources: instances(2, {}) }],
    boundary: {
        inside: [{ what: "one instance more", sources: instances(3) }],
        outside: [{ what: "none more", sources: instances(2), path, reason: /finds no place/ }],
    },
};
