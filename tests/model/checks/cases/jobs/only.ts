import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const jobs = { report: { command: ["report"] } };
const alone = (more: object) =>
    withService("order", { runs: "jobs", jobs, port: absent, routes: absent, scaling: absent, ...more });
const at = (key: string) => `${fileOf("order")}: ${key}`;
const reason = "is for tasks that are kept running, and with runs: jobs there are none";

export const cases: RuleCases = {
    compliant: [
        { what: "jobs alone", sources: alone({}) },
        { what: "jobs beside a service", sources: withService("order", { jobs }) },
    ],
    violating: [
        { what: "no jobs", sources: alone({ jobs: {} }), path: at("runs"), reason: "is jobs, and there are none" },
        {
            what: "a port and routes",
            sources: alone({ port: 8080, routes: ["/orders"] }),
            path: at("port"),
            reason,
            more: [{ path: at("routes"), reason }],
        },
        { what: "a queue", sources: alone({ queue: {} }), path: at("queue"), reason },
        {
            what: "an alarm on its CPU",
            sources: alone({ alarms: { cpu: 80, memory: false } }),
            path: at("alarms.cpu"),
            reason,
        },
        { what: "a range of tasks", sources: alone({ scaling: { min: 1, max: 3 } }), path: at("scaling"), reason },
    ],
    absent: [{ what: "no jobs of a service" }],
    boundary: {
        inside: [{ what: "a range that ends with none", sources: alone({ scaling: { max: 0 } }) }],
        outside: [
            {
                what: "a range that ends with one",
                sources: alone({ scaling: { max: 1 } }),
                path: at("scaling"),
                reason,
            },
        ],
    },
};
