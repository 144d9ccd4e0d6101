import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const room = (tasks: number, minimumHealthyPercent: number, maximumPercent: number) =>
    withService("order", {
        "scaling.min": tasks,
        "scaling.max": 8,
        deployment: { minimumHealthyPercent, maximumPercent },
    });
const at = (key: string) => `${fileOf("order")}: deployment.${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "twice the tasks", sources: room(1, 100, 200) },
        { what: "half the tasks", sources: room(2, 50, 100) },
    ],
    violating: [
        {
            what: "no room in percent",
            sources: room(2, 100, 100),
            path: at("minimumHealthyPercent"),
            reason: "100 with maximumPercent 100 leaves no room to deploy",
        },
        {
            what: "no room after rounding",
            sources: room(1, 50, 100),
            path: at("maximumPercent"),
            reason: "with 1 task, 50 % keeps 1 and 100 % allows 1: no task can be replaced",
        },
    ],
    absent: [
        { what: "no deployment", sources: withService("order", { deployment: absent }) },
        { what: "no task, which nothing replaces", sources: room(0, 50, 100) },
        {
            what: "percents that a strategy does not look at",
            sources: withService("payment", {
                deployment: { strategy: "blue-green", minimumHealthyPercent: 100, maximumPercent: 100 },
            }),
        },
    ],
    boundary: {
        inside: [
            // 3 × 134 % is 4.02, which ECS rounds down to 4.
            { what: "room for one more of three", sources: room(3, 100, 134) },
            // 3 × 66 % is 1.98, which ECS rounds up to 2.
            { what: "room for one less of three", sources: room(3, 66, 100) },
        ],
        outside: [
            // 3 × 133 % is 3.99, and 3 × 67 % is 2.01.
            {
                what: "a percent too little above",
                sources: room(3, 100, 133),
                path: at("maximumPercent"),
                reason: /allows 3/,
            },
            {
                what: "a percent too much below",
                sources: room(3, 67, 100),
                path: at("maximumPercent"),
                reason: /keeps 3/,
            },
        ],
    },
};
