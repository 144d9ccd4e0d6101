import { withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** Four tasks of 1 vCPU beside the fixture's other three: m6i.xlarge takes 3 tasks, m6i.large 2 and 2 vCPU. */
const types = (instanceTypes: readonly string[], max: number) =>
    withStack("capacity", { instanceTypes, min: 0, max }, withService("order", { cpu: "1 vCPU", "scaling.min": 4 }));
const path = "flotilla:capacity.instanceTypes[1]";

export const cases: RuleCases = {
    compliant: [
        { what: "types that offer the same", sources: types(["m6i.large", "m6a.large"], 4) },
        { what: "a second type that is larger", sources: types(["m6i.large", "m6i.xlarge"], 4) },
        {
            what: "any types on the emulated AWS",
            sources: withStack("environment.class", "local", types(["m6i.xlarge", "m6i.large"], 3)),
        },
        {
            what: "tasks that do not fit at all, of which another rule tells",
            sources: types(["m6i.xlarge", "m6i.large"], 1),
        },
    ],
    violating: [
        {
            what: "a second type that is smaller",
            sources: types(["m6i.xlarge", "m6i.large"], 3),
            path,
            reason: "the desired tasks do not fit on 3 instances of the type m6i.large, which Auto Scaling takes where it has no other",
        },
    ],
    absent: [{ what: "a single type", sources: types(["m6i.large"], 4) }],
    boundary: {
        inside: [
            { what: "as many of the smaller type as the tasks take", sources: types(["m6i.xlarge", "m6i.large"], 4) },
        ],
        outside: [
            { what: "one fewer", sources: types(["m6i.xlarge", "m6i.large"], 3), path, reason: /on 3 instances/ },
        ],
    },
};
