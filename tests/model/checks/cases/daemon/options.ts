import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const daemon = (over: object = {}) =>
    withService("order", { runs: "daemon", scaling: absent, placement: absent, ...over });
const at = (key: string) => `${fileOf("order")}: ${key}`;
const perInstance = "each instance runs one task of a daemon";

export const cases: RuleCases = {
    compliant: [
        { what: "a daemon", sources: daemon() },
        {
            what: "one that rolls half of its tasks at a time, on certain instances",
            sources: daemon({
                deployment: { minimumHealthyPercent: 50, maximumPercent: 100 },
                placement: {
                    name: "custom",
                    constraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" }],
                },
            }),
        },
    ],
    violating: [
        {
            what: "a number of tasks",
            sources: daemon({ scaling: { min: 2 } }),
            path: at("scaling"),
            reason: `is there, and ${perInstance}`,
        },
        {
            what: "a target",
            sources: daemon({ scaling: { cpu: 60 } }),
            path: at("scaling"),
            reason: /is there/,
        },
        {
            what: "Fargate",
            sources: daemon({ capacity: "fargate" }),
            path: at("capacity"),
            reason: "is there, and a daemon runs on every instance of the environment",
        },
        {
            what: "a placement by name",
            sources: daemon({ placement: "binpack" }),
            path: at("placement"),
            reason: `chooses among instances, and ${perInstance}`,
        },
        {
            what: "a GPU",
            sources: daemon({ gpus: 1 }),
            path: at("gpus"),
            reason: "would be taken from every instance",
        },
        {
            what: "another strategy of deployment",
            sources: daemon({ deployment: { strategy: "blue-green" } }),
            path: at("deployment.strategy"),
            reason: "is blue-green, for which two tasks would have to be on each instance",
        },
    ],
    absent: [{ what: "no daemon" }],
    boundary: {
        inside: [{ what: "at most 100 %", sources: daemon({ deployment: { maximumPercent: 100 } }) }],
        outside: [
            {
                what: "at most 101 %",
                sources: daemon({ deployment: { maximumPercent: 101 } }),
                path: at("deployment.maximumPercent"),
                reason: `is 101, and ${perInstance}`,
            },
        ],
    },
};
