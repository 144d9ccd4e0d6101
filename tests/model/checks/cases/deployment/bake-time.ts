import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const bake = (bakeTime: string) => withService("payment", { deployment: { strategy: "blue-green", bakeTime } });
const canary = (bakeTime: string) =>
    withService("payment", { deployment: { strategy: "canary", canary: { bakeTime } } });
const linear = (bakeTime: string) =>
    withService("payment", { deployment: { strategy: "linear", linear: { bakeTime } } });
const at = (key: string) => `${fileOf("payment")}: deployment.${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "minutes", sources: bake("10 min") },
        { what: "seconds that are whole minutes", sources: canary("120 s") },
    ],
    violating: [
        {
            what: "seconds that are no whole minute",
            sources: linear("90 s"),
            path: at("linear.bakeTime"),
            reason: 'must be whole minutes, got "90 s"',
        },
        {
            what: "a first step of more than a day",
            sources: canary("1500 min"),
            path: at("canary.bakeTime"),
            reason: 'must be at most 1440 min, got "1500 min"',
        },
    ],
    absent: [
        { what: "no strategy" },
        { what: "a strategy alone", sources: withService("payment", { deployment: { strategy: "blue-green" } }) },
    ],
    boundary: {
        inside: [
            { what: "none at all", sources: bake("0 min") },
            { what: "a day", sources: bake("1440 min") },
        ],
        outside: [
            { what: "a minute more", sources: bake("1441 min"), path: at("bakeTime"), reason: /at most 1440 min/ },
            { what: "a second more", sources: bake("61 s"), path: at("bakeTime"), reason: /whole minutes/ },
        ],
    },
};
