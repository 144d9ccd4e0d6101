import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const scaling = (value: object) => withService("order", { queue: {}, scaling: value });
const path = `${fileOf("order")}: scaling.min`;
const reason =
    "lets autoscaling end the last task, and nothing starts one again: without a task there is no metric to aim at";

export const cases: RuleCases = {
    compliant: [
        { what: "a queue that starts the first task", sources: scaling({ min: 0, max: 4, backlogPerTask: 100 }) },
        {
            what: "steps on a metric that is there without tasks",
            sources: scaling({ min: 0, max: 4, steps: [{ metric: "backlog", out: [{ above: 0, add: 1 }] }] }),
        },
        {
            what: "a schedule that starts the first task",
            sources: scaling({ min: 0, max: 4, cpu: 60, schedule: [{ at: "cron(0 8 ? * * *)", min: 1 }] }),
        },
    ],
    violating: [
        { what: "only CPU", sources: scaling({ min: 0, max: 4, cpu: 60 }), path, reason },
        {
            what: "a metric of its own, of which no tasks make no tasks",
            sources: scaling({ min: 0, max: 4, metrics: [{ namespace: "Shop", name: "Work", target: 3 }] }),
            path,
            reason,
        },
        {
            what: "steps on CPU",
            sources: scaling({ min: 0, max: 4, steps: [{ metric: "cpu", out: [{ above: 80, add: 1 }] }] }),
            path,
            reason,
        },
        {
            what: "a schedule that ends all tasks",
            sources: scaling({ min: 1, max: 4, schedule: [{ at: "cron(0 20 ? * * *)", min: 0, max: 0 }] }),
            path: `${fileOf("order")}: scaling.schedule`,
            reason,
        },
    ],
    absent: [{ what: "no scaling at all", sources: withService("order", { scaling: {} }) }],
    boundary: {
        inside: [
            { what: "one task at least", sources: scaling({ min: 1, max: 4, cpu: 60 }) },
            { what: "no task, and none more", sources: scaling({ min: 0 }) },
        ],
        outside: [{ what: "no task, and room for one", sources: scaling({ min: 0, max: 1 }), path, reason }],
    },
};
