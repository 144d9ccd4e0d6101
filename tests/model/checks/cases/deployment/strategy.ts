import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const deployment = (value: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) =>
    withService("payment", { deployment: value, ...more });
const at = (key: string) => `${fileOf("payment")}: deployment.${key}`;

export const cases: RuleCases = {
    compliant: [
        {
            what: "a canary with its step",
            sources: deployment({ strategy: "canary", canary: { percent: 1 }, bakeTime: "1 min" }),
        },
        { what: "a linear one with its steps", sources: deployment({ strategy: "linear", linear: { percent: 20 } }) },
        { what: "rolling with a second target group", sources: deployment({ alternateTargetGroup: true }) },
        {
            what: "blue-green that says what it has",
            sources: deployment({ strategy: "blue-green", alternateTargetGroup: true }),
        },
    ],
    violating: [
        {
            what: "moved requests without routes",
            sources: deployment({ strategy: "linear" }, { routes: absent }),
            path: at("strategy"),
            reason: "moves requests from old tasks to new ones, and the service has no routes",
        },
        {
            what: "a second target group without routes",
            sources: deployment({ alternateTargetGroup: true }, { routes: absent }),
            path: at("alternateTargetGroup"),
            reason: /no routes/,
        },
        {
            what: "no second target group",
            sources: deployment({ strategy: "canary", alternateTargetGroup: false }),
            path: at("alternateTargetGroup"),
            reason: 'is false, and the strategy "canary" needs it',
        },
        {
            what: "a time to keep old tasks that a rolling deployment has not",
            sources: deployment({ bakeTime: "5 min" }),
            path: at("bakeTime"),
            reason: "is of no use: a rolling deployment keeps no old tasks",
        },
        {
            what: "steps of other strategies",
            sources: deployment({ strategy: "blue-green", canary: {}, linear: {} }),
            path: at("canary"),
            reason: 'is of no use with the strategy "blue-green"',
            more: [{ path: at("linear"), reason: /is of no use/ }],
        },
    ],
    absent: [{ what: "no deployment" }],
    boundary: "an option belongs to a strategy, or it does not",
};
