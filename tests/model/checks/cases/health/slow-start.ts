import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** Three bad answers make a target unhealthy: the third comes 60 s after the first. Two good ones take 60 s. */
const startup = (value: string) =>
    withService("order", {
        "health.interval": "30 s",
        "health.unhealthyThreshold": 3,
        "health.healthyThreshold": 2,
        "health.startup": value,
    });
const path = `${fileOf("order")}: health.startup`;

export const cases: RuleCases = {
    compliant: [{ what: "a start-up with time to recover", sources: startup("150 s") }],
    violating: [
        {
            what: "a start-up that ends before a slow task has recovered",
            sources: startup("90 s"),
            path,
            reason: '("90 s") gives a task no more than the 60 s that the thresholds do: after those it is unhealthy, and 2 good answers, 30 s apart, take 60 s',
        },
    ],
    absent: [
        { what: "the defaults", sources: withService("order", { health: absent }) },
        {
            what: "a service without routes, which no load balancer asks",
            sources: withService("order", {
                routes: absent,
                "scaling.requestsPerTarget": absent,
                "health.interval": "30 s",
                "health.startup": "90 s",
            }),
        },
    ],
    boundary: {
        inside: [
            { what: "a start-up that is over before the task is unhealthy", sources: startup("60 s") },
            { what: "a start-up that ends with the last good answer", sources: startup("120 s") },
        ],
        outside: [
            {
                what: "a start-up of one second more than the thresholds give",
                sources: startup("61 s"),
                path,
                reason: /61 s/,
            },
            { what: "a start-up that is one second short", sources: startup("119 s"), path, reason: /119 s/ },
        ],
    },
};
