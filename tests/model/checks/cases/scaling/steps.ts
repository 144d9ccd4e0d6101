import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const steps = (entry: object) =>
    withService("order", { scaling: { min: 1, max: 4, steps: [{ metric: "cpu", ...entry }] } });
const at = (place: string) => `${fileOf("order")}: scaling.steps[0]${place}`;
const out = [{ above: 70, add: 1 }];

export const cases: RuleCases = {
    compliant: [
        {
            what: "steps in both directions",
            sources: steps({ out: [...out, { above: 90, add: 3 }], in: [{ below: 20, remove: 1 }], for: "5 min" }),
        },
    ],
    violating: [
        { what: "no step", sources: steps({}), path: at(""), reason: "has neither out nor in, so it does nothing" },
        {
            what: "a bound that is there twice",
            sources: steps({ out: [...out, ...out] }),
            path: at(".out[1].above"),
            reason: "is 70, as another bound is",
        },
        {
            what: "a bound of in that is there twice",
            sources: steps({
                in: [
                    { below: 5, remove: 1 },
                    { below: 5, remove: 2 },
                ],
            }),
            path: at(".in[1].below"),
            reason: "is 5, as another bound is",
        },
        {
            what: "tasks that are removed where they are added",
            sources: steps({ out, in: [{ below: 80, remove: 1 }] }),
            path: at(".in"),
            reason: "removes tasks below 80, where out adds them above 70",
        },
        {
            what: "a time of a minute and a half",
            sources: steps({ out, for: "90 s" }),
            path: at(".for"),
            reason: 'is "90 s", and must be whole minutes up to a day',
        },
    ],
    absent: [{ what: "no steps" }, { what: "no time, which is a minute", sources: steps({ out }) }],
    boundary: {
        inside: [
            { what: "in and out at one bound", sources: steps({ out, in: [{ below: 70, remove: 1 }] }) },
            { what: "a day", sources: steps({ out, for: "1440 min" }) },
            { what: "a minute", sources: steps({ out, for: "60 s" }) },
        ],
        outside: [
            {
                what: "in one above out",
                sources: steps({ out, in: [{ below: 71, remove: 1 }] }),
                path: at(".in"),
                reason: /below 71/,
            },
            { what: "more than a day", sources: steps({ out, for: "1441 min" }), path: at(".for"), reason: /1441 min/ },
            { what: "no time", sources: steps({ out, for: "0 s" }), path: at(".for"), reason: /0 s/ },
        ],
    },
};
