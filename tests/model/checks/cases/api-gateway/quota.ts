import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const api = (over: object) => withStack("apiGateway", over);

export const cases: RuleCases = {
    compliant: [{ what: "the usual limits", sources: api({}) }],
    violating: [
        {
            what: "both above the quotas",
            sources: api({ rateLimit: 20_000, burstLimit: 9000 }),
            path: "flotilla:apiGateway.rateLimit",
            reason: "is 20000, and all APIs of an account in a region have 10000 requests a second by default",
            more: [
                {
                    path: "flotilla:apiGateway.burstLimit",
                    reason: "is 9000, and all APIs of an account in a region have 5000 requests at once by default",
                },
            ],
        },
    ],
    absent: [{ what: "no API" }],
    boundary: {
        inside: [{ what: "both at the quotas", sources: api({ rateLimit: 10_000, burstLimit: 5000 }) }],
        outside: [
            {
                what: "one request a second more",
                sources: api({ rateLimit: 10_001 }),
                path: "flotilla:apiGateway.rateLimit",
                reason: /is 10001/,
            },
        ],
    },
};
