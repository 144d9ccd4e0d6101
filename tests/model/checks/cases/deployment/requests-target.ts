import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const service = (deployment: Readonly<Record<string, unknown>>, scaling: Readonly<Record<string, unknown>>) =>
    withService("payment", { deployment, scaling: { min: 1, max: 4, ...scaling } });
const path = `${fileOf("payment")}: scaling.requestsPerTarget`;
const reason = "is counted on one target group, and ECS moves the service's requests between two";

export const cases: RuleCases = {
    compliant: [
        { what: "requests of a service that rolls", sources: service({}, { requestsPerTarget: 500 }) },
        { what: "CPU of one whose requests are moved", sources: service({ strategy: "canary" }, { cpu: 60 }) },
    ],
    violating: [
        {
            what: "requests of one whose requests are moved",
            sources: service({ strategy: "blue-green" }, { requestsPerTarget: 500 }),
            path,
            reason,
        },
        {
            what: "requests of one with two target groups",
            sources: service({ alternateTargetGroup: true }, { requestsPerTarget: 500 }),
            path,
            reason,
        },
    ],
    absent: [{ what: "neither", sources: service({}, {}) }],
    boundary: "the target is there, or it is not",
};
