import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const disk = (ephemeralStorage: string, capacity = "fargate") => withService("user", { capacity, ephemeralStorage });
const path = `${fileOf("user")}: ephemeralStorage`;

export const cases: RuleCases = {
    compliant: [{ what: "a size within the range", sources: disk("50 GiB", "fargate-spot") }],
    violating: [
        {
            what: "more than Fargate has",
            sources: disk("500 GiB"),
            path,
            reason: 'must be a whole number of GiB from 21 to 200, got "500 GiB"',
        },
        {
            what: "a service on instances",
            sources: disk("50 GiB", "ec2"),
            path,
            reason: "is the disk of a task on Fargate, and the service runs on instances",
        },
        { what: "half a GiB", sources: disk("30.5 GiB"), path, reason: /whole number of GiB/ },
    ],
    absent: [{ what: "none on Fargate", sources: withService("user", { capacity: "fargate" }) }],
    boundary: {
        inside: [
            { what: "21 GiB", sources: disk("21 GiB") },
            { what: "200 GiB", sources: disk("200 GiB") },
        ],
        outside: [
            { what: "20 GiB", sources: disk("20 GiB"), path, reason: /from 21/ },
            { what: "201 GiB", sources: disk("201 GiB"), path, reason: /to 200/ },
        ],
    },
};
