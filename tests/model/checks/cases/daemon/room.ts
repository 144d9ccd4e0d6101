import { absent, fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const keeps = (minimumHealthyPercent: unknown, hosts = 2) =>
    withService(
        "order",
        {
            runs: "daemon",
            scaling: absent,
            placement: absent,
            deployment: minimumHealthyPercent === undefined ? {} : { minimumHealthyPercent },
        },
        withStack("capacity", { instanceTypes: ["m6i.xlarge"], min: hosts, max: hosts }),
    );
const path = `${fileOf("order")}: deployment.minimumHealthyPercent`;

export const cases: RuleCases = {
    compliant: [{ what: "half of two", sources: keeps(50) }],
    violating: [
        {
            what: "all",
            sources: keeps(100),
            path,
            reason: "is 100, so that no old task may stop, and a new one has no place beside it",
        },
    ],
    absent: [{ what: "none, which is 0", sources: keeps(undefined, 1) }],
    boundary: {
        inside: [{ what: "50 % of two instances", sources: keeps(50) }],
        outside: [
            {
                what: "51 % of two instances",
                sources: keeps(51),
                path,
                reason: "is 51, which keeps 2 of 2 tasks: no old task may stop, and a new one has no place beside it",
            },
        ],
    },
};
