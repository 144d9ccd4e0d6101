import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const metric = (name: string, more = {}) => ({ namespace: "Shop", name, ...more });
const scaling = (metrics: object[], steps: object[]) =>
    withService("order", { scaling: { min: 1, max: 4, metrics, steps } });
const out = [{ above: 5, add: 1 }];
const at = (place: string) => `${fileOf("order")}: scaling.${place}`;

export const cases: RuleCases = {
    compliant: [
        { what: "two metrics", sources: scaling([metric("A", { target: 1 }), metric("B", { target: 1 })], []) },
        {
            what: "one name with other dimensions",
            sources: scaling(
                [metric("A", { target: 1 }), metric("A", { target: 1, dimensions: { Stage: "prod" } })],
                [],
            ),
        },
        {
            what: "a metric that is both a target and has steps",
            sources: scaling([metric("A", { target: 1 })], [{ metric: metric("A"), out }]),
        },
    ],
    violating: [
        {
            what: "two targets of one metric",
            sources: scaling([metric("A", { target: 1 }), metric("A", { target: 2 })], []),
            path: at("metrics[1]"),
            reason: "has the metric of metrics[0]",
        },
        {
            what: "two entries of steps for one metric",
            sources: scaling(
                [],
                [
                    { metric: "cpu", out },
                    { metric: "memory", out },
                    { metric: "cpu", out: [{ above: 90, add: 2 }] },
                ],
            ),
            path: at("steps[2]"),
            reason: "has the metric of steps[0]",
        },
    ],
    absent: [{ what: "neither metrics nor steps" }],
    boundary: "a metric is there twice, or it is not",
};
