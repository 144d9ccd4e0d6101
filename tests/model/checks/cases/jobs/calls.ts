import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const jobs = { report: { command: ["report"] } };

export const cases: RuleCases = {
    compliant: [{ what: "jobs of a service that calls none", sources: withService("order", { jobs }) }],
    violating: [
        {
            what: "jobs of a service that calls another",
            sources: withService("order", { jobs, calls: ["payment"] }),
            path: `${fileOf("order")}: jobs.report`,
            reason: "finds no service that is called (payment): a task that ends has no part in Service Connect",
        },
    ],
    absent: [{ what: "calls without jobs", sources: withService("order", { calls: ["payment"] }) }],
    boundary: "a service calls others, or it does not",
};
