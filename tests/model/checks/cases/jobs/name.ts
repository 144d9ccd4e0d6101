import { fileOf, smallService, sourcesFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const fixture = sourcesFixture();
const withReport = { ...fixture, services: [...fixture.services, smallService("order-report", ["/reports"])] };
const job = (name: string) => withService("order", { jobs: { [name]: { command: ["report"] } } }, withReport);

export const cases: RuleCases = {
    compliant: [{ what: "another name", sources: job("summary") }],
    violating: [
        {
            what: "the rest of a service's name",
            sources: job("report"),
            path: `${fileOf("order")}: jobs.report`,
            reason: 'has the task definition order-report, which is also that of the service "order-report"',
        },
    ],
    absent: [{ what: "no jobs", sources: withReport }],
    boundary: {
        inside: [{ what: "one letter more", sources: job("reports") }],
        outside: [
            {
                what: "the name",
                sources: job("report"),
                path: `${fileOf("order")}: jobs.report`,
                reason: /order-report/,
            },
        ],
    },
};
