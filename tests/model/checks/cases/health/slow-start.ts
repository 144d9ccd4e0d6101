import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** Two bad answers make a target unhealthy: the second comes 5 s after the first. */
const startup = (value: string) =>
    withService("order", {
        "health.interval": "5 s",
        "health.timeout": "2 s",
        "health.unhealthyThreshold": 2,
        "health.startup": value,
    });
const path = `${fileOf("order")}: health.startup`;

export const cases: RuleCases = {
    compliant: [
        { what: "a start-up of a minute", sources: startup("60 s") },
        {
            what: "no start-up, and bad answers far enough apart",
            sources: withService("order", { "health.startup": "0 s" }),
        },
    ],
    violating: [
        {
            what: "no start-up, and two bad answers in 5 s",
            sources: startup("0 s"),
            path,
            reason: '("0 s") and 2 bad answers, 5 s apart, give a new task 5 s to start: one that needs more is stopped, and so is the next',
        },
    ],
    absent: [
        { what: "the defaults", sources: withService("order", { health: absent }) },
        {
            what: "a service without routes, which no load balancer asks",
            sources: withService("order", {
                routes: absent,
                "scaling.requestsPerTarget": absent,
                "health.interval": "5 s",
                "health.timeout": "2 s",
                "health.unhealthyThreshold": 2,
                "health.startup": "0 s",
            }),
        },
    ],
    boundary: {
        inside: [{ what: "a start-up of 10 s", sources: startup("10 s") }],
        outside: [{ what: "a start-up of 9 s", sources: startup("9 s"), path, reason: /give a new task 9 s/ }],
    },
};
