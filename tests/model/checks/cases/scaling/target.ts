import { absent, fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const scaling = (value: unknown, more = {}) => withService("order", { scaling: value, ...more });
const at = (key: string) => `${fileOf("order")}: scaling.${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "a target with room", sources: scaling({ min: 1, max: 4, cpu: 60, requestsPerTarget: 1000 }) },
        { what: "memory as the target of a worker", sources: scaling({ max: 4, memory: 70 }, { routes: absent }) },
        {
            what: "a target of the service's own, in an environment that fixes the number of tasks",
            sources: withStack("services.order.scaling.max", 1, scaling({ min: 1, max: 4, cpu: 60 })),
        },
    ],
    violating: [
        {
            what: "a target without room",
            sources: scaling({ min: 3, max: 3, memory: 70 }),
            path: at("memory"),
            reason: "can never take effect: min and max are both 3",
        },
        {
            what: "a target and a range without room, both of an environment",
            sources: withStack("services.order.scaling", { min: 3, max: 3, memory: 70 }, scaling({})),
            path: "flotilla:services.order.scaling.memory",
            reason: "can never take effect: min and max are both 3",
        },
        {
            what: "messages of a service without a queue",
            sources: scaling({ min: 1, max: 4, backlogPerTask: 100 }),
            path: at("backlogPerTask"),
            reason: "counts the messages of the service's queue, and it has none",
        },
        {
            what: "steps on messages of a service without a queue",
            sources: scaling({
                min: 1,
                max: 4,
                steps: [
                    { metric: "cpu", out: [{ above: 80, add: 1 }] },
                    { metric: "backlog", out: [{ above: 80, add: 1 }] },
                ],
            }),
            path: at("steps[1].metric"),
            reason: "counts the messages of the service's queue, and it has none",
        },
        {
            what: "steps without room",
            sources: scaling({ min: 3, steps: [{ metric: "cpu", out: [{ above: 80, add: 1 }] }] }),
            path: at("steps"),
            reason: "can never take effect: min and max are both 3",
        },
        {
            what: "requests of a service without routes",
            sources: scaling({ min: 1, max: 4, requestsPerTarget: 1000 }, { routes: absent }),
            path: at("requestsPerTarget"),
            reason: "counts the ALB's requests, and the service has no routes",
        },
    ],
    absent: [
        { what: "no target", sources: scaling({ min: 1, max: 4 }) },
        {
            what: "a target without max",
            sources: scaling({ min: 2, cpu: 60 }),
            path: at("cpu"),
            reason: "can never take effect: min and max are both 2",
        },
    ],
    boundary: {
        inside: [{ what: "room for one task", sources: scaling({ min: 1, max: 2, cpu: 60 }) }],
        outside: [
            { what: "room for none", sources: scaling({ min: 2, max: 2, cpu: 60 }), path: at("cpu"), reason: /both 2/ },
        ],
    },
};
